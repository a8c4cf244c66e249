using HepAnalysis.Histograms;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Histograms;

/// <summary>TH1* and TH2* of a file as finished histograms.</summary>
internal static class HistogramReader
{
    /// <summary>True for TH1C … TH1D and TH2C … TH2D.</summary>
    public static bool Reads(string className) => className is ['T', 'H', '1' or '2', 'C' or 'S' or 'I' or 'L' or 'F' or 'D'];

    public static HistogramData Read(RootObject value)
    {
        var histogram = RootHistogram.From(value);
        return new HistogramData
        {
            Name = histogram.Name,
            Title = histogram.Title,
            Axes = [.. histogram.Axes.Select(axis => axis.ToData())],
            Contents = histogram.Contents,
            SumW2 = histogram.SumW2,
            Entries = histogram.Entries,
            Statistics = [.. histogram.Sums.Values],
        };
    }
}
