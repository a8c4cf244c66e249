using HepAnalysis.Histograms;

namespace HepAnalysis.Cli.Terminal;

/// <summary>The ratio of two histograms of one axis in the terminal: a mark a column, a line at 1.</summary>
internal static class RatioDrawing
{
    private const int Margin = 11;
    private const int Rows = 7;

    public static void Draw(HistogramData first, HistogramData second, TextWriter output, int width)
    {
        var columns = new Rebinned(first.Axes[0], Math.Max(10, Math.Min(width, 80) - Margin - 2));
        var widthEach = Math.Max(1, Math.Min(4, (Math.Min(width, 80) - Margin - 2) / columns.Columns));
        var ratios = Enumerable.Range(0, columns.Columns).Select(column => Sum(first, columns.Bins(column)) / Sum(second, columns.Bins(column))).ToArray();
        var (low, high) = Range([.. ratios.Where(double.IsFinite)]);
        var ground = (int)Math.Round((1 - low) / (high - low) * (Rows - 1));
        output.WriteLine($"{"ratio",-Margin}the first divided by the second   (+ and - lie beyond)");
        for (var row = Rows - 1; row >= 0; row--)
        {
            var label = row is 0 or Rows - 1 ? Human.Number(Math.Round(low + ((high - low) * row / (Rows - 1)), 3)) : row == ground ? "1" : "";
            output.WriteLine($"{label,Margin - 2} ┤{string.Concat(ratios.Select(ratio => new string(Mark((ratio - low) / (high - low) * (Rows - 1), row, row == ground ? '·' : ' '), widthEach))).TrimEnd()}");
        }

        output.WriteLine($"{"",Margin - 2} └{new string('─', columns.Columns * widthEach)}");
        output.WriteLine($"{"",Margin}{columns.Labels(widthEach)}");
    }

    /// <summary>Nine of ten ratios, and 1 where it is not far from them.</summary>
    private static (double Low, double High) Range(IReadOnlyList<double> finite)
    {
        if (finite.Count == 0)
        {
            return (0, 2);
        }

        var sorted = finite.Order().ToList();
        var (low, high) = (sorted[(int)(0.05 * (sorted.Count - 1))], sorted[(int)(0.95 * (sorted.Count - 1))]);
        if (Math.Min(Math.Abs(low - 1), Math.Abs(high - 1)) <= 3 * (high - low))
        {
            (low, high) = (Math.Min(low, 1), Math.Max(high, 1));
        }

        var air = Math.Max(0.02 * Math.Abs(high), 0.02);
        return (low - air, high + air);
    }

    private static char Mark(double place, int row, char ground) =>
        !double.IsFinite(place) ? ' '
        : place > Rows - 0.5 ? row == Rows - 1 ? '+' : ground
        : place < -0.5 ? row == 0 ? '-' : ground
        : (int)Math.Round(place) == row ? '•' : ground;

    private static double Sum(HistogramData histogram, (int First, int End) bins)
    {
        var sum = 0.0;
        for (var bin = bins.First; bin < bins.End; bin++)
        {
            sum += histogram.Contents[bin + 1];
        }

        return sum;
    }
}
