using System.Text;
using HepAnalysis.Histograms;

namespace HepAnalysis.Cli.Terminal;

/// <summary>A histogram of one dimension as bars of block characters: about 15 lines, no colour, as good in a log.</summary>
internal static class SpectrumDrawing
{
    private const int Margin = 11;
    private const int Rows = 10;
    private const string Eighths = " ▁▂▃▄▅▆▇█";

    public static void Draw(HistogramData histogram, TextWriter output, int width)
    {
        var columns = new Rebinned(histogram.Axes[0], Math.Max(10, Math.Min(width, 80) - Margin - 2));
        var heights = Heights(histogram, columns);
        var top = Math.Max(heights.Max(), 0);
        var widthEach = Math.Max(1, Math.Min(4, (Math.Min(width, 80) - Margin - 2) / columns.Columns));
        output.WriteLine($"{Fit(histogram.Name),-Margin}{Heading(histogram, columns)}".TrimEnd());
        for (var row = Rows - 1; row >= 0; row--)
        {
            var label = row == Rows - 1 ? Human.Number(top) : row == Rows / 2 ? Human.Number(top * (row + 1) / Rows) : "";
            output.WriteLine($"{label,Margin - 2} ┤{Line(heights, top, row, widthEach)}".TrimEnd());
        }

        output.WriteLine($"{0,Margin - 2} └{new string('─', columns.Columns * widthEach)}");
        output.WriteLine($"{"",Margin}{columns.Labels(widthEach)}");
        output.WriteLine($"{"",Margin}{Footer(histogram)}");
    }

    private static double[] Heights(HistogramData histogram, Rebinned columns)
    {
        var heights = new double[columns.Columns];
        for (var column = 0; column < heights.Length; column++)
        {
            var (first, end) = columns.Bins(column);
            for (var bin = first; bin < end; bin++)
            {
                heights[column] += histogram.Contents[bin + 1];
            }
        }

        return heights;
    }

    private static string Line(double[] heights, double top, int row, int widthEach)
    {
        var line = new StringBuilder();
        foreach (var height in heights)
        {
            var eighths = top > 0 && double.IsFinite(height) ? (int)Math.Ceiling((height / top * Rows - row) * 8) : 0;
            line.Append(Eighths[Math.Clamp(eighths, 0, 8)], widthEach);
        }

        return line.ToString().TrimEnd();
    }

    private static string Heading(HistogramData histogram, Rebinned columns)
    {
        var title = histogram.Axes[0].Title.Length > 0 ? histogram.Axes[0].Title : histogram.Title;
        var each = columns.BinsEach == 1 ? "a bin a column" : $"{columns.BinsEach} bins a column";
        return title.Length > 0 ? $"{title}   ({each})" : $"({each})";
    }

    private static string Footer(HistogramData histogram)
    {
        var text = $"entries {Human.Number(histogram.Entries)} · below {Human.Number(histogram.Contents[0])} · above {Human.Number(histogram.Contents[^1])}";
        var sum = histogram.Statistics[0];
        if (sum > 0)
        {
            var mean = histogram.Statistics[2] / sum;
            var spread = Math.Sqrt(Math.Max(0, (histogram.Statistics[3] / sum) - (mean * mean)));
            text += $" · mean {Human.Number(mean)} · std dev {Human.Number(spread)}";
        }

        return text;
    }

    private static string Fit(string name) => name.Length < Margin ? name : name + "  ";
}
