namespace HepAnalysis.RootIO.RNTuples.Pages;

/// <summary>A run of entries whose pages stand together.</summary>
/// <param name="Number">Number in the RNTuple.</param>
/// <param name="FirstEntry">First entry.</param>
/// <param name="EntryCount">How many.</param>
/// <param name="Columns">The columns that existed then, by number.</param>
internal sealed record Cluster(int Number, long FirstEntry, long EntryCount, ColumnRange[] Columns);
