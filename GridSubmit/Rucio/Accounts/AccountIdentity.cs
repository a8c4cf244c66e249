namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>An identity that may act as an account.</summary>
/// <param name="Type">By what it is shown.</param>
/// <param name="Identity">Name, distinguished name, or subject and issuer.</param>
/// <param name="Email">Where its owner reads mail; null where nothing says so.</param>
public sealed record AccountIdentity(IdentityType Type, string Identity, string? Email);
