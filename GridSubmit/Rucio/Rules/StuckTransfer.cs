namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>A transfer of a rule that has failed for good.</summary>
/// <param name="Scope">The file's scope.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Rse">Where it should have gone.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastError">The state in which the last try ended.</param>
/// <param name="LastSource">From where that was; null where there was none.</param>
/// <param name="LastTime">When that was.</param>
public sealed record StuckTransfer(string Scope, string Name, string Rse, int Attempts, string? LastError, string? LastSource, DateTimeOffset? LastTime);
