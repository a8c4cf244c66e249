using HepAnalysis.Histograms;

namespace HepAnalysis.Cli.Terminal;

/// <summary>Draws a histogram in the terminal.</summary>
internal static class HistogramDrawing
{
    public static void Draw(HistogramData histogram, HepConsole console)
    {
        if (histogram.Axes.Count == 1)
        {
            SpectrumDrawing.Draw(histogram, console.Out, console.Width);
        }
        else
        {
            PlaneDrawing.Draw(histogram, console.Out, console.Width);
        }
    }
}
