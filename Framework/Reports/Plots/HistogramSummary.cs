using HepAnalysis.Histograms;
using HepAnalysis.Reports.Axes;

namespace HepAnalysis.Reports.Plots;

/// <summary>What a histogram says of its fills: mean and width along each axis, from the sums that are stored with it.</summary>
/// <param name="Means">Mean of the values inside the axes, for each axis; NaN where nothing was filled.</param>
/// <param name="StandardDeviations">Their standard deviation, for each axis; NaN where nothing was filled.</param>
/// <param name="Outside">Contents that lie in no bin but a flow bin: with one dimension below and above, with two all together.</param>
internal sealed record HistogramSummary(IReadOnlyList<double> Means, IReadOnlyList<double> StandardDeviations, IReadOnlyList<double> Outside)
{
    public static HistogramSummary Of(HistogramData histogram)
    {
        var dimensions = histogram.Axes.Count;
        var means = new double[dimensions];
        var deviations = new double[dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            var sums = histogram.Statistics.Length >= 4 + (2 * i) ? histogram.Statistics : [0, 0, 0, 0, 0, 0];
            means[i] = sums[0] == 0 ? double.NaN : sums[2 + (2 * i)] / sums[0];
            deviations[i] = Math.Sqrt(Math.Max(0, (sums[3 + (2 * i)] / sums[0]) - (means[i] * means[i])));
        }

        return new HistogramSummary(means, deviations, dimensions == 1 ? [histogram.Contents[0], histogram.Contents[^1]] : [FlowOf(histogram)]);
    }

    /// <summary>One line, with the markup of titles.</summary>
    public static string Line(HistogramData histogram)
    {
        var summary = Of(histogram);
        var parts = new List<string> { $"{NumberText.Short(histogram.Entries)} {(histogram.Entries == 1 ? "entry" : "entries")}" };
        for (var i = 0; i < summary.Means.Count; i++)
        {
            if (double.IsFinite(summary.Means[i]))
            {
                var axis = summary.Means.Count == 1 ? "" : i == 0 ? "x: " : "y: ";
                parts.Add($"{axis}mean {NumberText.Short(summary.Means[i])}, std dev {NumberText.Short(summary.StandardDeviations[i])}");
            }
        }

        if (summary.Outside.Count == 2)
        {
            parts.Add($"below {NumberText.Short(summary.Outside[0])}, above {NumberText.Short(summary.Outside[1])}");
        }
        else
        {
            parts.Add($"outside {NumberText.Short(summary.Outside[0])}");
        }

        return string.Join("  ·  ", parts);
    }

    private static double FlowOf(HistogramData histogram)
    {
        var (nx, ny) = (histogram.Axes[0].Bins + 2, histogram.Axes[1].Bins + 2);
        var sum = 0.0;
        for (var i = 0; i < histogram.Contents.Length; i++)
        {
            sum += i % nx == 0 || i % nx == nx - 1 || i / nx == 0 || i / nx == ny - 1 ? histogram.Contents[i] : 0;
        }

        return sum;
    }
}
