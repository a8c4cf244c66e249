using HepAnalysis.EventLoop.Yaml;
using HepAnalysis.Histograms;

namespace HepAnalysis.EventLoop;

/// <summary>A histogram of one worker that will be merged with its equals of the other workers.</summary>
internal sealed class BookedHistogram(Histogram histogram, string name, YamlPlace place, Func<long>? missing)
{
    private long missingElsewhere;

    public YamlPlace Place { get; } = place;

    public string Name { get; } = name;

    private Histogram Histogram { get; } = histogram;

    private long Missing => missingElsewhere + (missing?.Invoke() ?? 0);

    /// <summary>Adds what another worker has filled; exact, so that the order does not matter.</summary>
    public void Merge(BookedHistogram other)
    {
        missingElsewhere += other.Missing;
        Histogram.Add(other.Histogram);
    }

    public HistogramResult Finish() => new(Histogram.ToData() with { Name = Name }, Histogram.NaNCount, Histogram.NonFiniteWeightCount, Missing);
}
