namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>How far two RSEs are from each other: 1 is near; transfers take the nearest source.</summary>
/// <param name="SrcRse">From.</param>
/// <param name="DestRse">To.</param>
/// <param name="Distance">The distance; null where there is no way.</param>
public sealed record RseDistance(string SrcRse, string DestRse, int? Distance);
