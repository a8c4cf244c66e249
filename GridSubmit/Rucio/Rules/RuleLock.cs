namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>How far a rule is with one file at one RSE.</summary>
/// <param name="Scope">The file's scope.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Rse">The RSE.</param>
/// <param name="State">How far.</param>
/// <param name="RuleId">The rule.</param>
public sealed record RuleLock(string Scope, string Name, string Rse, LockState State, string RuleId);
