using HepAnalysis.Histograms;
using HepAnalysis.Reports.Drawing;

namespace HepAnalysis.Reports.Plots;

/// <summary>Draws histograms.</summary>
public static class HistogramPicture
{
    /// <summary>
    /// Draws a histogram: of one dimension as steps with error bars, of two as a map of colours with its scale. Its axis is
    /// logarithmic where its bins are equally wide in the logarithm.
    /// </summary>
    /// <exception cref="UndrawableException">Edges that do not rise, contents that do not fit the axes.</exception>
    public static Picture Draw(HistogramData histogram, PictureOptions? options = null)
    {
        Checks.Drawable(histogram);
        options ??= new PictureOptions();
        return histogram.Axes.Count == 1 ? SpectrumPlot.Draw(histogram, options) : PlanePlot.Draw(histogram, options);
    }

    /// <summary>
    /// Draws two histograms of one axis over each other, and below them the first divided by the second. The error of the
    /// ratio r = a / b is √(σa² + r² σb²) / b: that of two independent samples.
    /// </summary>
    /// <param name="first">The numerator.</param>
    /// <param name="second">The denominator.</param>
    /// <param name="names">What to call them in the legend; their names where it is null.</param>
    /// <param name="options">How to draw.</param>
    /// <exception cref="UndrawableException">Edges that do not rise, contents that do not fit the axes.</exception>
    /// <exception cref="IncomparableException">Other axes, or more than one dimension.</exception>
    public static Picture Compare(HistogramData first, HistogramData second, (string First, string Second)? names = null, PictureOptions? options = null)
    {
        Checks.Drawable(first);
        Checks.Drawable(second);
        Checks.Comparable(first, second);
        return ComparisonPlot.Draw(first, second, names ?? (first.Name, second.Name), options ?? new PictureOptions());
    }
}
