namespace HepAnalysis.RootIO.Views;

/// <summary>A file of a chain.</summary>
/// <param name="Tree">Path of the tree in the file.</param>
/// <param name="File">Path or URL of the file, as the chain was given it: relative to where the program ran that wrote it.</param>
/// <param name="Entries">Entries of the tree; null where the chain was written before the file was opened.</param>
/// <param name="FirstEntry">Number of its first entry in the chain; null where the entries of a file before it are not known.</param>
public sealed record RootChainFile(string Tree, string File, long? Entries, long? FirstEntry);
