namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>What a protocol is good for, by network.</summary>
/// <param name="Lan">At the site itself; null: nothing said.</param>
/// <param name="Wan">From elsewhere; null: nothing said.</param>
public sealed record RseProtocolDomains(RseProtocolPriorities? Lan, RseProtocolPriorities? Wan);
