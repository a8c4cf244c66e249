namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Why a rule is where it is.</summary>
/// <param name="RuleError">The error of a stuck rule, or a sentence on its state; null where the server has none.</param>
/// <param name="Transfers">What has failed for good.</param>
public sealed record RuleAnalysis(string? RuleError, IReadOnlyList<StuckTransfer> Transfers);
