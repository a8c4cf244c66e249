using HepAnalysis.Histograms;
using HepAnalysis.Reports.Axes;
using HepAnalysis.Reports.Drawing;
using HepAnalysis.Reports.Markup;

namespace HepAnalysis.Reports.Plots;

/// <summary>Two histograms over each other, and their ratio below.</summary>
internal static class ComparisonPlot
{
    private const double FrameHeight = 230;
    private const double RatioHeight = 90;
    private const double Gap = 16;
    private const double LegendHeight = 16;
    private const double LegendSize = 12;

    public static Picture Draw(HistogramData first, HistogramData second, (string First, string Second) names, PictureOptions options)
    {
        var (a, b) = (PlotBins.Of(first), PlotBins.Of(second));
        var notes = new[] { Note(names.First, a, options), Note(names.Second, b, options) }.OfType<string>().ToList();
        var ratio = Ratio.Of(a, b);
        if (options.WithStatistics)
        {
            notes.Insert(0, Ratio.Totals(first, second));
        }

        var top = 12 + 18 + (14 * notes.Count) + 12 + (2 * LegendHeight);
        var picture = new Picture(
            SpectrumPlot.Width, top + FrameHeight + Gap + RatioHeight + SpectrumPlot.BelowFrame,
            $"Histograms {MarkupParser.Clean(names.First)} and {MarkupParser.Clean(names.Second)}", Describe(first, names, a, ratio));
        Heading.Draw(picture, SpectrumPlot.TitleOf(first), notes);
        DrawLegend(picture, names, top - (2 * LegendHeight));
        var x = AxisShape.Scale(a.Axis);
        var scale = Steps.Range([a, b], options.LogContents);
        var ratioScale = Ratio.Range(ratio);
        var (ticks, labels) = Panel.UprightTicks(scale, FrameHeight);
        var (ratioTicks, ratioLabels) = Panel.UprightTicks(ratioScale, RatioHeight);
        var left = SpectrumPlot.AxisTitleAt + 12 + Math.Max(labels, ratioLabels);
        var right = SpectrumPlot.Width - SpectrumPlot.RightOfFrame;
        var upper = new Panel(picture, x, scale, left, top, right, top + FrameHeight);
        Steps.Draw(picture, upper, b, Palette.Orange, null);
        Steps.DrawErrors(picture, upper, b, Palette.Orange);
        Steps.Draw(picture, upper, a, Palette.Blue, null);
        Steps.DrawErrors(picture, upper, a, Palette.Blue);
        upper.DrawBelow(null);
        var weighted = first.SumW2 is not null || second.SumW2 is not null;
        upper.DrawLeft(ticks, AxisShape.ContentsTitle(a.Axis, a.Each, weighted), SpectrumPlot.AxisTitleAt);
        upper.DrawFrame();
        var lower = new Panel(picture, x, ratioScale, left, upper.Bottom + Gap, right, upper.Bottom + Gap + RatioHeight);
        DrawRatio(picture, lower, a, ratio);
        lower.DrawBelow(SpectrumPlot.AxisTitle(first));
        lower.DrawLeft(ratioTicks, "ratio", SpectrumPlot.AxisTitleAt, centred: true);
        lower.DrawFrame();
        return picture;
    }

    private static void DrawLegend(Picture picture, (string First, string Second) names, double top)
    {
        const double Begin = 12;
        const double Sample = 22;
        var y = top + 8;
        foreach (var (name, color) in new[] { (names.First, Palette.Blue), (names.Second, Palette.Orange) })
        {
            picture.Add(new PathShape("legend", null, color, 2).Segment(Begin, y - 4, Begin + Sample, y - 4));
            picture.Add(new TextShape("legend", TextLayout.Fit(name, LegendSize, picture.Width - (2 * Begin) - Sample - 8), Begin + Sample + 8, y, Palette.Ink));
            y += LegendHeight;
        }
    }

    private static void DrawRatio(Picture picture, Panel panel, PlotBins bins, IReadOnlyList<Ratio> ratio)
    {
        picture.Add(new PathShape("one", null, Palette.PaleGrey).Segment(panel.Left, panel.AtY(1), panel.Right, panel.AtY(1)));
        var each = (panel.Right - panel.Left) / bins.Count;
        var radius = Math.Clamp(each / 3, 0.9, 2.4);
        var bars = new PathShape("errors", null, Palette.Ink, Math.Clamp(each / 3, 0.5, 1));
        var points = new PathShape("points", Palette.Ink, null);
        var beyond = new PathShape("beyond", Palette.Ink, null);
        for (var i = 0; i < bins.Count; i++)
        {
            var (value, error) = ratio[i];
            if (double.IsNaN(value))
            {
                continue;
            }

            var x = Steps.Middle(panel, bins, i);
            if (value + error >= panel.Y.Low && value - error <= panel.Y.High)
            {
                bars.Segment(x, panel.AtY(value - error), x, panel.AtY(value + error));
            }

            if (value >= panel.Y.Low && value <= panel.Y.High)
            {
                points.Disc(x, panel.AtY(value), radius);
            }
            else
            {
                // A small arrow at the edge for what lies beyond it.
                var (edge, tip) = value > panel.Y.High ? (panel.Top + 6, panel.Top + 1) : (panel.Bottom - 6, panel.Bottom - 1);
                beyond.Move(x - 2.5, edge).Line(x + 2.5, edge).Line(x, tip).Close();
            }
        }

        picture.Add(bars);
        picture.Add(points);
        picture.Add(beyond);
    }

    private static string? Note(string name, PlotBins bins, PictureOptions options) =>
        Steps.Note(bins, options.LogContents) is { } note ? $"{name}: {note}" : null;

    private static string Describe(HistogramData histogram, (string First, string Second) names, PlotBins bins, IReadOnlyList<Ratio> ratio) =>
        PlainText.Of(
            $"{NumberText.Count(bins.Axis.Bins)} bins of {PlainText.Of(SpectrumPlot.AxisTitle(histogram))} from {NumberText.Short(bins.Axis.Low)} to {NumberText.Short(bins.Axis.High)};"
            + $" below them {names.First} divided by {names.Second}, in {NumberText.Count(ratio.Count(point => !double.IsNaN(point.Value)))} bins", int.MaxValue);
}
