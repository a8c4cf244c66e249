using HepAnalysis.Histograms;
using HepAnalysis.Reports.Axes;
using HepAnalysis.Reports.Drawing;
using HepAnalysis.Reports.Markup;

namespace HepAnalysis.Reports.Plots;

/// <summary>A histogram of one dimension.</summary>
internal static class SpectrumPlot
{
    public const double Width = 480;
    public const double BelowFrame = 48;
    public const double RightOfFrame = 16;
    public const double AxisTitleAt = 18;
    private const double FrameHeight = 250;

    public static Picture Draw(HistogramData histogram, PictureOptions options)
    {
        var bins = PlotBins.Of(histogram);
        var notes = new List<string>();
        if (options.WithStatistics)
        {
            notes.Add(HistogramSummary.Line(histogram));
        }

        if (Steps.Note(bins, options.LogContents) is { } note)
        {
            notes.Add(note);
        }

        var top = 12 + (options.WithStatistics ? 18 : 0) + (14 * notes.Count) + 12;
        var picture = new Picture(Width, top + FrameHeight + BelowFrame, Name(histogram), Describe(histogram, bins, options));
        Heading.Draw(picture, options.WithStatistics ? TitleOf(histogram) : "", notes);
        var scale = Steps.Range([bins], options.LogContents);
        var (ticks, labels) = Panel.UprightTicks(scale, FrameHeight);
        var panel = new Panel(picture, AxisShape.Scale(bins.Axis), scale, AxisTitleAt + 12 + labels, top, Width - RightOfFrame, top + FrameHeight);
        Steps.Draw(picture, panel, bins, Palette.Blue, Palette.PaleBlue);
        Steps.DrawErrors(picture, panel, bins, Palette.Blue);
        panel.DrawBelow(AxisTitle(histogram));
        panel.DrawLeft(ticks, AxisShape.ContentsTitle(bins.Axis, bins.Each, histogram.SumW2 is not null), AxisTitleAt);
        panel.DrawFrame();
        return picture;
    }

    /// <summary>The title of the values' axis: its own, or that of the histogram.</summary>
    public static string AxisTitle(HistogramData histogram) => histogram.Axes[0].Title.Length > 0 ? histogram.Axes[0].Title : histogram.Title;

    /// <summary>What stands above the frame: the title where it says more than the axis does, else the name.</summary>
    public static string TitleOf(HistogramData histogram) =>
        histogram.Title.Length > 0 && histogram.Title != histogram.Axes[0].Title ? histogram.Title : histogram.Name;

    public static string Name(HistogramData histogram) => $"Histogram {MarkupParser.Clean(histogram.Name)}";

    private static string Describe(HistogramData histogram, PlotBins bins, PictureOptions options)
    {
        var axis = bins.Axis;
        var text = $"{NumberText.Count(axis.Bins)} bins of {PlainText.Of(AxisTitle(histogram))} from {NumberText.Short(axis.Low)} to {NumberText.Short(axis.High)}"
            + $"{(AxisShape.IsLog(axis) ? " on a logarithmic axis" : "")}, {(options.LogContents ? "contents on a logarithmic axis" : "with error bars")}; {HistogramSummary.Line(histogram)}";
        var highest = -1;
        for (var i = 0; i < bins.Count; i++)
        {
            highest = !double.IsNaN(bins.Contents[i]) && (highest < 0 || bins.Contents[i] > bins.Contents[highest]) ? i : highest;
        }

        return PlainText.Of(highest < 0 || bins.Contents[highest] == 0 ? text
            : $"{text}; highest is {NumberText.Short(bins.Contents[highest])} between {NumberText.Short(bins.Edges[highest])} and {NumberText.Short(bins.Edges[highest + 1])}", int.MaxValue);
    }
}
