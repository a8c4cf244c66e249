using System.Text;
using HepAnalysis.Histograms;

namespace HepAnalysis.Cli.Terminal;

/// <summary>A histogram of two dimensions in shades: y upwards, x to the right.</summary>
internal static class PlaneDrawing
{
    private const int Margin = 11;
    private const int MostRows = 12;
    private const string Shades = " ░▒▓█";

    public static void Draw(HistogramData histogram, TextWriter output, int width)
    {
        var room = Math.Max(10, Math.Min(width, 80) - Margin - 2);
        var (x, y) = (new Rebinned(histogram.Axes[0], room), new Rebinned(histogram.Axes[1], MostRows));
        var widthEach = Math.Max(1, Math.Min(4, room / x.Columns));
        var cells = Cells(histogram, x, y);
        var top = cells.Cast<double>().Max();
        output.WriteLine($"{histogram.Name,-Margin}{histogram.Title}   (darkest: {Human.Number(top)})".TrimEnd());
        for (var row = y.Columns - 1; row >= 0; row--)
        {
            var line = new StringBuilder();
            for (var column = 0; column < x.Columns; column++)
            {
                var share = top > 0 ? Math.Clamp(cells[column, row] / top, 0, 1) : 0;
                line.Append(Shades[share > 0 ? 1 + (int)Math.Min(share * 4, 3) : 0], widthEach);
            }

            output.WriteLine($"{Human.Number(y.Edge(row)),Margin - 2} ┤{line.ToString().TrimEnd()}".TrimEnd());
        }

        output.WriteLine($"{"",Margin - 2} └{new string('─', x.Columns * widthEach)}");
        output.WriteLine($"{"",Margin}{x.Labels(widthEach)}");
        output.WriteLine($"{"",Margin}entries {Human.Number(histogram.Entries)} · x: {Title(histogram.Axes[0])} · y: {Title(histogram.Axes[1])}, edges at the left");
    }

    private static double[,] Cells(HistogramData histogram, Rebinned x, Rebinned y)
    {
        var cells = new double[x.Columns, y.Columns];
        var stride = histogram.Axes[0].Bins + 2;
        for (var iy = 0; iy < histogram.Axes[1].Bins; iy++)
        {
            for (var ix = 0; ix < histogram.Axes[0].Bins; ix++)
            {
                cells[ix / x.BinsEach, iy / y.BinsEach] += histogram.Contents[ix + 1 + (stride * (iy + 1))];
            }
        }

        return cells;
    }

    private static string Title(AxisData axis) => axis.Title.Length > 0 ? axis.Title : $"{Human.Number(axis.Low)} to {Human.Number(axis.High)}";
}
