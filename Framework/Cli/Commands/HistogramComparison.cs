using System.Globalization;
using HepAnalysis.Histograms;

namespace HepAnalysis.Cli.Commands;

/// <summary>Compares histograms bit for bit.</summary>
internal static class HistogramComparison
{
    /// <summary>The first difference of each histogram that differs, by name.</summary>
    public static IReadOnlyList<(string Name, string What)> Compare(
        IReadOnlyDictionary<string, HistogramData> left, IReadOnlyDictionary<string, HistogramData> right, out int same)
    {
        var differences = new List<(string, string)>();
        same = 0;
        foreach (var name in left.Keys.Union(right.Keys))
        {
            var what = !left.TryGetValue(name, out var a) ? "is only in the second"
                : !right.TryGetValue(name, out var b) ? "is only in the first" : First(a, b);
            if (what is null)
            {
                same++;
            }
            else
            {
                differences.Add((name, what));
            }
        }

        return differences;
    }

    private static string? First(HistogramData a, HistogramData b)
    {
        if (a.Axes.Count != b.Axes.Count)
        {
            return $"{a.Axes.Count} and {b.Axes.Count} dimensions";
        }

        for (var i = 0; i < a.Axes.Count; i++)
        {
            if (Axis(a.Axes[i], b.Axes[i]) is { } axis)
            {
                return $"{"xy"[i]} axis: {axis}";
            }
        }

        return a.Title != b.Title ? $"titles '{a.Title}' and '{b.Title}'"
            : (a.SumW2 is null) != (b.SumW2 is null) ? $"only the {(a.SumW2 is null ? "second" : "first")} has weights"
            : Values("content", a.Contents, b.Contents, a)
            ?? (a.SumW2 is null ? null : Values("sum of squared weights", a.SumW2, b.SumW2!, a))
            ?? Values("entries", [a.Entries], [b.Entries], null)
            ?? Values("statistics", a.Statistics, b.Statistics, null);
    }

    private static string? Axis(AxisData a, AxisData b)
    {
        if (a.Bins != b.Bins)
        {
            return $"{a.Bins} and {b.Bins} bins";
        }

        for (var i = 0; i <= a.Bins; i++)
        {
            if (!Same(a.Edge(i), b.Edge(i)))
            {
                return $"edge {i} is {Text(a.Edge(i))} and {Text(b.Edge(i))}";
            }
        }

        return (a.Edges is null) != (b.Edges is null) ? "one stores its edges, the other only its limits"
            : a.Title != b.Title ? $"titles '{a.Title}' and '{b.Title}'" : null;
    }

    private static string? Values(string what, double[] a, double[] b, HistogramData? histogram)
    {
        if (a.Length != b.Length)
        {
            return $"{what}: {a.Length} and {b.Length} values";
        }

        var differing = Enumerable.Range(0, a.Length).Where(i => !Same(a[i], b[i])).ToList();
        return differing.Count == 0 ? null
            : $"{what}{Place(differing[0], histogram, a.Length)} is {Text(a[differing[0]])} and {Text(b[differing[0]])}"
              + (differing.Count > 1 ? $" ({differing.Count} such differences)" : "");
    }

    private static string Place(int bin, HistogramData? histogram, int count)
    {
        if (histogram is null)
        {
            return count == 1 ? "" : $" {bin}";
        }

        var stride = histogram.Axes[0].Bins + 2;
        return histogram.Axes.Count == 1 ? $" of {Bin(bin, histogram.Axes[0])}" : $" of {Bin(bin % stride, histogram.Axes[0])} in x, {Bin(bin / stride, histogram.Axes[1])} in y";
    }

    private static string Bin(int bin, AxisData axis) => bin == 0 ? "the underflow" : bin == axis.Bins + 1 ? "the overflow" : $"bin {bin} ({Text(axis.Edge(bin - 1))} to {Text(axis.Edge(bin))})";

    private static bool Same(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
