namespace HepAnalysis.RootIO.RNTuples;

/// <summary>What a cluster takes in the file.</summary>
/// <param name="FirstEntry">Its first entry.</param>
/// <param name="EntryCount">How many it has.</param>
/// <param name="StoredBytes">Bytes of its pages in the file, each place once.</param>
/// <param name="ContentBytes">Bytes of its pages after decompression.</param>
public sealed record RNTupleClusterStorage(long FirstEntry, long EntryCount, long StoredBytes, long ContentBytes);
