namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>An account in the list of all.</summary>
/// <param name="Account">Its name.</param>
/// <param name="Type">Whom it stands for.</param>
/// <param name="Email">Where its owner reads mail; null where nothing says so.</param>
public sealed record AccountSummary(string Account, AccountType Type, string? Email);
