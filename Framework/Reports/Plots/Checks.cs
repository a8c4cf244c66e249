using HepAnalysis.Histograms;

namespace HepAnalysis.Reports.Plots;

/// <summary>Says what would be wrong with a picture before it is drawn: histograms come from files of others.</summary>
internal static class Checks
{
    public static void Drawable(HistogramData histogram)
    {
        if (histogram.Axes.Count is not (1 or 2))
        {
            throw new UndrawableException($"'{histogram.Name}' cannot be drawn", null, $"it has {histogram.Axes.Count} dimensions", "one and two can be");
        }

        foreach (var axis in histogram.Axes)
        {
            Rising(histogram.Name, axis);
        }

        var cells = histogram.Axes.Aggregate(1L, (all, axis) => all * (axis.Bins + 2L));
        if (histogram.Contents.Length != cells || (histogram.SumW2 is { } squares && squares.Length != cells))
        {
            throw new UndrawableException($"'{histogram.Name}' contradicts itself", null, $"its axes make {cells} cells, and it holds {histogram.Contents.Length}");
        }
    }

    public static void Comparable(HistogramData first, HistogramData second)
    {
        string? why = null;
        if (first.Axes.Count != 1 || second.Axes.Count != 1)
        {
            why = $"'{first.Name}' has {Dimensions(first)}, '{second.Name}' {Dimensions(second)}: a ratio is drawn for one";
        }
        else if (first.Axes[0].Bins != second.Axes[0].Bins)
        {
            why = $"'{first.Name}' has {first.Axes[0].Bins:N0} bins, '{second.Name}' {second.Axes[0].Bins:N0}";
        }
        else
        {
            // Edges of one axis by two formulas differ in their last bits.
            var slack = 1e-9 * (first.Axes[0].High - first.Axes[0].Low) / first.Axes[0].Bins;
            for (var i = 0; i <= first.Axes[0].Bins && why is null; i++)
            {
                var (a, b) = (first.Axes[0].Edge(i), second.Axes[0].Edge(i));
                why = Math.Abs(a - b) <= slack ? null : $"edge {i} is {a:R} in '{first.Name}' and {b:R} in '{second.Name}'";
            }
        }

        if (why is not null)
        {
            throw new IncomparableException("the two histograms cannot be compared", null, why, "give two histograms of one axis");
        }
    }

    private static void Rising(string name, AxisData axis)
    {
        if (axis.Bins < 1)
        {
            throw new UndrawableException($"'{name}' cannot be drawn", null, $"an axis has {axis.Bins} bins");
        }

        for (var i = 0; i <= axis.Bins; i++)
        {
            var edge = axis.Edge(i);
            if (!double.IsFinite(edge) || (i > 0 && !(edge > axis.Edge(i - 1))))
            {
                throw new UndrawableException($"'{name}' cannot be drawn", null, $"its edges do not rise: edge {i} is {edge:R}{(i > 0 ? $", the one before it {axis.Edge(i - 1):R}" : "")}");
            }
        }

        if (!double.IsFinite(axis.High - axis.Low))
        {
            throw new UndrawableException($"'{name}' cannot be drawn", null, $"an axis runs from {axis.Low:R} to {axis.High:R}");
        }
    }

    private static string Dimensions(HistogramData histogram) => histogram.Axes.Count == 1 ? "one dimension" : $"{histogram.Axes.Count} dimensions";
}
