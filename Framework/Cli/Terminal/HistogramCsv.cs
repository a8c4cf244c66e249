using System.Globalization;
using HepAnalysis.Histograms;

namespace HepAnalysis.Cli.Terminal;

/// <summary>A histogram as comma-separated values: a line for each bin, flow bins with infinite edges, numbers that read back exactly.</summary>
internal static class HistogramCsv
{
    public static void Write(HistogramData histogram, TextWriter output)
    {
        var x = histogram.Axes[0];
        if (histogram.Axes.Count == 1)
        {
            output.WriteLine("low,high,content,error");
            for (var bin = 0; bin < x.Bins + 2; bin++)
            {
                output.WriteLine($"{Edges(x, bin)},{Values(histogram, bin)}");
            }

            return;
        }

        var y = histogram.Axes[1];
        output.WriteLine("xlow,xhigh,ylow,yhigh,content,error");
        for (var iy = 0; iy < y.Bins + 2; iy++)
        {
            for (var ix = 0; ix < x.Bins + 2; ix++)
            {
                output.WriteLine($"{Edges(x, ix)},{Edges(y, iy)},{Values(histogram, ix + ((x.Bins + 2) * iy))}");
            }
        }
    }

    private static string Edges(AxisData axis, int bin) =>
        $"{(bin == 0 ? "-inf" : Text(axis.Edge(bin - 1)))},{(bin == axis.Bins + 1 ? "inf" : Text(axis.Edge(bin)))}";

    private static string Values(HistogramData histogram, int bin) =>
        $"{Text(histogram.Contents[bin])},{Text(Math.Sqrt(histogram.SumW2 is { } squares ? squares[bin] : Math.Abs(histogram.Contents[bin])))}";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
