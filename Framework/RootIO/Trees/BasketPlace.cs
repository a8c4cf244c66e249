namespace HepAnalysis.RootIO.Trees;

/// <summary>Where a basket of a branch lies and which entries it holds.</summary>
/// <param name="FirstEntry">Entry at which it begins.</param>
/// <param name="EntryCount">Entries in it.</param>
/// <param name="Seek">File offset of its record; 0 for one inside the tree's own record.</param>
/// <param name="Bytes">Length of its record in the file.</param>
/// <param name="Embedded">Number of the basket in the tree's own record, or -1.</param>
internal readonly record struct BasketPlace(long FirstEntry, long EntryCount, long Seek, int Bytes, int Embedded);
