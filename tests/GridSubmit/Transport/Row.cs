namespace HepAnalysis.GridSubmit.Tests.Transport;

/// <summary>A line of a list.</summary>
internal sealed record Row(int N, string? Text, double Limit, double Low);
