using HepAnalysis.Histograms;

namespace HepAnalysis.Reports.Plots;

/// <summary>The cells of a histogram of two dimensions as they are drawn: neighbours are added up where there are too many.</summary>
internal sealed class PlaneCells
{
    /// <summary>More cells than this along an axis are not told apart, and make a picture of megabytes.</summary>
    private const int Most = 150;

    private readonly double[] contents;

    public PlaneCells(HistogramData histogram)
    {
        (EachX, EachY) = (Each(histogram.Axes[0]), Each(histogram.Axes[1]));
        (EdgesX, EdgesY) = (Edges(histogram.Axes[0], EachX), Edges(histogram.Axes[1], EachY));
        contents = new double[(EdgesX.Length - 1) * (EdgesY.Length - 1)];
        var stride = histogram.Axes[0].Bins + 2;
        for (var iy = 0; iy < histogram.Axes[1].Bins; iy++)
        {
            for (var ix = 0; ix < histogram.Axes[0].Bins; ix++)
            {
                contents[(ix / EachX) + ((EdgesX.Length - 1) * (iy / EachY))] += histogram.Contents[ix + 1 + (stride * (iy + 1))];
            }
        }

        foreach (ref var content in contents.AsSpan())
        {
            if (!double.IsFinite(content))
            {
                content = double.NaN;
                NotFinite++;
                continue;
            }

            content = Math.Clamp(content, -1e300, 1e300);
            (Lowest, Highest) = (Math.Min(Lowest, content), Math.Max(Highest, content));
            LeastPositive = content > 0 ? Math.Min(LeastPositive, content) : LeastPositive;
        }
    }

    public double[] EdgesX { get; }

    public double[] EdgesY { get; }

    /// <summary>Bins of the histogram along x behind a cell.</summary>
    public int EachX { get; }

    /// <summary>Bins of the histogram along y behind a cell.</summary>
    public int EachY { get; }

    /// <summary>Smallest content, or 0.</summary>
    public double Lowest { get; }

    /// <summary>Largest content, or 0.</summary>
    public double Highest { get; }

    /// <summary>Smallest content above 0; infinite where there is none.</summary>
    public double LeastPositive { get; } = double.PositiveInfinity;

    public int NotFinite { get; }

    /// <summary>The content of a cell; NaN where it is not finite.</summary>
    public double this[int ix, int iy] => contents[ix + ((EdgesX.Length - 1) * iy)];

    private static int Each(AxisData axis) => (axis.Bins + Most - 1) / Most;

    private static double[] Edges(AxisData axis, int each) =>
        [.. Enumerable.Range(0, ((axis.Bins + each - 1) / each) + 1).Select(i => axis.Edge(Math.Min(i * each, axis.Bins)))];
}
