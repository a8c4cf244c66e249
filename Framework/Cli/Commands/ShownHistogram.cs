using HepAnalysis.Histograms;

namespace HepAnalysis.Cli.Commands;

/// <summary>A histogram that a user asked for.</summary>
/// <param name="Histogram">The histogram.</param>
/// <param name="Label">File and path, as typed.</param>
internal sealed record ShownHistogram(HistogramData Histogram, string Label);
