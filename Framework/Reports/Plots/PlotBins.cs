using HepAnalysis.Histograms;

namespace HepAnalysis.Reports.Plots;

/// <summary>
/// The bins of a histogram of one dimension as they are drawn: with more of them than there is room for, neighbours are
/// added up.
/// </summary>
internal sealed class PlotBins
{
    /// <summary>More steps than this are not seen.</summary>
    public const int Most = 800;

    /// <summary>Beyond this, sums and differences of contents could overflow: drawn as if they were this.</summary>
    private const double Largest = 1e300;

    private PlotBins(AxisData axis, int each)
    {
        Axis = axis;
        Each = each;
        Count = (axis.Bins + each - 1) / each;
        Contents = new double[Count];
        Errors = new double[Count];
        Edges = [.. Enumerable.Range(0, Count + 1).Select(i => axis.Edge(Math.Min(i * each, axis.Bins)))];
    }

    public AxisData Axis { get; }

    /// <summary>Bins of the histogram behind one that is drawn.</summary>
    public int Each { get; }

    public int Count { get; }

    public double[] Edges { get; }

    /// <summary>Contents; NaN where they are not finite.</summary>
    public double[] Contents { get; }

    /// <summary>Errors: roots of the sums of squared weights, or of the counts; NaN where the content is.</summary>
    public double[] Errors { get; }

    /// <summary>Bins whose content or error is not finite.</summary>
    public int NotFinite { get; private set; }

    /// <summary>The bins of a checked histogram.</summary>
    public static PlotBins Of(HistogramData histogram)
    {
        var axis = histogram.Axes[0];
        var bins = new PlotBins(axis, (axis.Bins + Most - 1) / Most);
        for (var i = 0; i < bins.Count; i++)
        {
            var (sum, squares) = (0.0, 0.0);
            for (var bin = i * bins.Each; bin < Math.Min((i + 1) * bins.Each, axis.Bins); bin++)
            {
                var content = histogram.Contents[bin + 1];
                sum += content;
                squares += histogram.SumW2 is { } w2 ? w2[bin + 1] : Math.Abs(content);
            }

            var error = Math.Sqrt(squares);
            var finite = double.IsFinite(sum) && double.IsFinite(error);
            bins.NotFinite += finite ? 0 : 1;
            bins.Contents[i] = finite ? Math.Clamp(sum, -Largest, Largest) : double.NaN;
            bins.Errors[i] = finite ? Math.Min(error, Largest) : double.NaN;
        }

        return bins;
    }
}
