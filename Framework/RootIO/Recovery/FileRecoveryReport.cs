using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.Recovery;

/// <summary>What a recovery wrote.</summary>
/// <param name="Kept">The objects with their paths, directories not among them.</param>
/// <param name="Lost">What could not be read and was left out.</param>
/// <param name="WasWhole">True where the file had all its lists of keys and nothing is lost.</param>
public sealed record FileRecoveryReport(IReadOnlyList<(string Path, RootKey Key)> Kept, IReadOnlyList<FileDamage> Lost, bool WasWhole);
