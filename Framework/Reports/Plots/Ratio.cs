using HepAnalysis.Histograms;
using HepAnalysis.Reports.Axes;

namespace HepAnalysis.Reports.Plots;

/// <summary>One content divided by another, both with their errors, of independent samples.</summary>
/// <param name="Value">r = a / b; NaN where b is 0 or one of them is not finite.</param>
/// <param name="Error">√(σa² + r² σb²) / |b|: first-order propagation.</param>
internal readonly record struct Ratio(double Value, double Error)
{
    public static Ratio Of(double a, double errorA, double b, double errorB)
    {
        var value = a / b;
        var error = Math.Sqrt((errorA / b * (errorA / b)) + (value * (errorB / b) * (value * (errorB / b))));
        return double.IsFinite(value) && double.IsFinite(error) ? new Ratio(value, error) : new Ratio(double.NaN, double.NaN);
    }

    public static IReadOnlyList<Ratio> Of(PlotBins a, PlotBins b) =>
        [.. Enumerable.Range(0, a.Count).Select(i => Of(a.Contents[i], a.Errors[i], b.Contents[i], b.Errors[i]))];

    /// <summary>
    /// An axis that holds nine points of ten with their bars, and 1 where it is not far from them: a stray point of a thin
    /// tail does not flatten all others.
    /// </summary>
    public static Scale Range(IReadOnlyList<Ratio> ratio)
    {
        var points = ratio.Where(point => !double.IsNaN(point.Value)).ToList();
        if (points.Count == 0)
        {
            return new Scale(0, 2, false);
        }

        var low = Quantile(points.Select(point => point.Value - point.Error), 0.1);
        var high = Quantile(points.Select(point => point.Value + point.Error), 0.9);
        if (Math.Min(Math.Abs(low - 1), Math.Abs(high - 1)) < 3 * (high - low))
        {
            (low, high) = (Math.Min(low, 1), Math.Max(high, 1));
        }

        var air = Math.Max(0.1 * (high - low), Math.Max(0.02, 0.02 * Math.Abs(high)));
        var floor = points.All(point => point.Value >= 0) ? 0 : double.NegativeInfinity;
        return new Scale(Math.Max(floor, low - air), high + air, false);
    }

    /// <summary>The ratio of all that lies inside the axis, in a line.</summary>
    public static string Totals(HistogramData first, HistogramData second)
    {
        var ((a, errorA), (b, errorB)) = (Total(first), Total(second));
        var ratio = Of(a, errorA, b, errorB);
        var text = $"inside the axis {NumberText.Short(a)} and {NumberText.Short(b)}";
        return double.IsNaN(ratio.Value) ? text : $"{text}, ratio {NumberText.WithError(ratio.Value, ratio.Error)}";
    }

    private static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Round(share * (sorted.Count - 1))];
    }

    private static (double Sum, double Error) Total(HistogramData histogram)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var bin = 1; bin <= histogram.Axes[0].Bins; bin++)
        {
            sum += histogram.Contents[bin];
            squares += histogram.SumW2 is { } w2 ? w2[bin] : Math.Abs(histogram.Contents[bin]);
        }

        return (sum, Math.Sqrt(squares));
    }
}
