using HepAnalysis.Histograms;

namespace HepAnalysis.EventLoop;

/// <summary>A histogram after the last event.</summary>
/// <param name="Data">What is written and drawn.</param>
/// <param name="NaNCount">Values that were not a number: in no bin.</param>
/// <param name="NonFiniteWeightCount">Fills whose weight was infinite or not a number: in no bin.</param>
/// <param name="MissingCount">Fills left out because a value was missing (<c>min_by</c> of nothing).</param>
public sealed record HistogramResult(HistogramData Data, long NaNCount, long NonFiniteWeightCount, long MissingCount);
