namespace HepAnalysis.GridSubmit.Rucio.Json;

/// <summary>What <c>/ping</c> says.</summary>
internal sealed record PingAnswer(string Version);
