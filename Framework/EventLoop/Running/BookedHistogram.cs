using HepAnalysis.EventLoop.Yaml;
using HepAnalysis.Histograms;

namespace HepAnalysis.EventLoop;

/// <summary>A histogram of one worker that will be merged with its equals of the other workers.</summary>
internal abstract class BookedHistogram(YamlPlace place, Func<long>? missing)
{
    private long missingElsewhere;

    public YamlPlace Place { get; } = place;

    public abstract string Name { get; }

    protected long Missing => missingElsewhere + (missing?.Invoke() ?? 0);

    /// <summary>Adds what another worker has filled; exact, so that the order does not matter.</summary>
    public virtual void Merge(BookedHistogram other) => missingElsewhere += other.Missing;

    public abstract HistogramResult Finish();
}

internal sealed class BookedHistogram1D(Histogram1D histogram, YamlPlace place, Func<long>? missing) : BookedHistogram(place, missing)
{
    private readonly Histogram1D histogram = histogram;

    public override string Name => histogram.Name;

    public override void Merge(BookedHistogram other)
    {
        base.Merge(other);
        histogram.Add(((BookedHistogram1D)other).histogram);
    }

    public override HistogramResult Finish() => new(histogram.ToData(), histogram.NaNCount, histogram.NonFiniteWeightCount, Missing);
}

internal sealed class BookedHistogram2D(Histogram2D histogram, YamlPlace place, Func<long>? missing) : BookedHistogram(place, missing)
{
    private readonly Histogram2D histogram = histogram;

    public override string Name => histogram.Name;

    public override void Merge(BookedHistogram other)
    {
        base.Merge(other);
        histogram.Add(((BookedHistogram2D)other).histogram);
    }

    public override HistogramResult Finish() => new(histogram.ToData(), histogram.NaNCount, histogram.NonFiniteWeightCount, Missing);
}
