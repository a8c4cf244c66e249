namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>What a container says of the layout of its items.</summary>
/// <param name="Version">Version of their class; 0 or less for a foreign one.</param>
/// <param name="Checksum">Checksum of a foreign class; 0 where nothing is said.</param>
internal readonly record struct WrittenLayout(int Version, uint Checksum);
