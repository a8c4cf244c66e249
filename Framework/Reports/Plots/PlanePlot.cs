using HepAnalysis.Histograms;
using HepAnalysis.Reports.Axes;
using HepAnalysis.Reports.Drawing;
using HepAnalysis.Reports.Markup;

namespace HepAnalysis.Reports.Plots;

/// <summary>A histogram of two dimensions: a map of colours, and what they mean at its right.</summary>
internal static class PlanePlot
{
    private const double FrameHeight = 280;
    private const double ScaleWidth = 14;
    private const double ScaleGap = 10;
    private const int Shades = 48;

    /// <summary>Cells are a little larger than they are: else the white below shows between two of them.</summary>
    private const double Seam = 0.2;

    public static Picture Draw(HistogramData histogram, PictureOptions options)
    {
        var cells = new PlaneCells(histogram);
        var notes = Notes(histogram, cells, options).ToList();
        var top = 12 + (options.WithStatistics ? 18 : 0) + (14 * notes.Count) + 12;
        var picture = new Picture(SpectrumPlot.Width, top + FrameHeight + SpectrumPlot.BelowFrame, SpectrumPlot.Name(histogram), Describe(histogram, cells));
        Heading.Draw(picture, options.WithStatistics ? SpectrumPlot.TitleOf(histogram) : "", notes);
        var colors = Colors(cells, options.LogContents);
        var (colorTicks, colorLabels) = Panel.UprightTicks(colors, FrameHeight);
        var y = AxisShape.Scale(histogram.Axes[1]);
        var (ticks, labels) = Panel.UprightTicks(y, FrameHeight);
        var right = SpectrumPlot.Width - ScaleGap - ScaleWidth - colorLabels - 28;
        var panel = new Panel(picture, AxisShape.Scale(histogram.Axes[0]), y, SpectrumPlot.AxisTitleAt + 12 + labels, top, right, top + FrameHeight);
        DrawCells(picture, panel, cells, colors);
        panel.DrawBelow(histogram.Axes[0].Title);
        panel.DrawLeft(ticks, histogram.Axes[1].Title, SpectrumPlot.AxisTitleAt);
        panel.DrawFrame();
        DrawScale(picture, panel, colors, colorTicks, histogram.SumW2 is null ? "entries / cell" : "sum of weights / cell");
        return picture;
    }

    private static IEnumerable<string> Notes(HistogramData histogram, PlaneCells cells, PictureOptions options)
    {
        if (options.WithStatistics)
        {
            yield return HistogramSummary.Line(histogram);
        }

        var parts = new List<string>();
        if (cells.EachX > 1 || cells.EachY > 1)
        {
            parts.Add($"{NumberText.Count(histogram.Axes[0].Bins)} × {NumberText.Count(histogram.Axes[1].Bins)} bins, drawn {cells.EachX} × {cells.EachY} at a time");
        }

        if (cells.NotFinite > 0)
        {
            parts.Add($"{NumberText.Count(cells.NotFinite)} with a content that is not finite, not drawn");
        }

        if (parts.Count > 0)
        {
            yield return string.Join("  ·  ", parts);
        }
    }

    private static Scale Colors(PlaneCells cells, bool log)
    {
        const double Smallest = 1e-290;
        if (log && cells.Highest > Smallest)
        {
            var low = Math.Max(cells.LeastPositive, cells.Highest / 1e12);
            return new Scale(low < cells.Highest ? low : low / 10, cells.Highest, true);
        }

        return cells.Highest - cells.Lowest > Smallest ? new Scale(cells.Lowest, cells.Highest, false) : new Scale(log ? 0.1 : 0, 1, log);
    }

    /// <summary>One path a shade, in which cells of a shade that stand side by side are one: small, and without seams.</summary>
    private static void DrawCells(Picture picture, Panel panel, PlaneCells cells, Scale colors)
    {
        var paths = Enumerable.Range(0, Shades).Select(shade => Palette.OfShare((shade + 0.5) / Shades))
            .Select(color => new PathShape("cells", color, color, Seam)).ToArray();
        for (var iy = 0; iy < cells.EdgesY.Length - 1; iy++)
        {
            var (bottom, top) = (panel.AtY(cells.EdgesY[iy]), panel.AtY(cells.EdgesY[iy + 1]));
            for (var ix = 0; ix < cells.EdgesX.Length - 1;)
            {
                var shade = Shade(cells[ix, iy], colors);
                var begin = ix++;
                while (ix < cells.EdgesX.Length - 1 && Shade(cells[ix, iy], colors) == shade)
                {
                    ix++;
                }

                if (shade >= 0)
                {
                    var left = panel.AtX(cells.EdgesX[begin]);
                    paths[shade].Rectangle(left, top, panel.AtX(cells.EdgesX[ix]) - left, bottom - top);
                }
            }
        }

        foreach (var path in paths)
        {
            picture.Add(path);
        }
    }

    /// <summary>−1 for white: nothing there, or nothing that can be drawn.</summary>
    private static int Shade(double content, Scale colors) =>
        double.IsNaN(content) || content == 0 || (colors.IsLog && content < 0) ? -1 : Math.Min((int)(colors.Share(content) * Shades), Shades - 1);

    private static void DrawScale(Picture picture, Panel panel, Scale colors, Ticks ticks, string title)
    {
        var left = panel.Right + ScaleGap;
        var each = (panel.Bottom - panel.Top) / Shades;
        for (var shade = 0; shade < Shades; shade++)
        {
            picture.Add(new PathShape("scale", Palette.OfShare((shade + 0.5) / Shades), null).Rectangle(left, panel.Top, ScaleWidth, panel.Bottom - (shade * each) - panel.Top));
        }

        var marks = new PathShape("ticks", null, Palette.Ink);
        foreach (var mark in ticks.Marks.Where(mark => mark.IsMajor))
        {
            var y = panel.Bottom - ((panel.Bottom - panel.Top) * colors.Share(mark.Value));
            var label = TextLayout.Title(mark.Label, Panel.LabelSize);
            marks.Segment(left + ScaleWidth, y, left + ScaleWidth + 3, y);
            picture.Add(new TextShape("label", label, left + ScaleWidth + 5, y + (0.35 * Panel.LabelSize), Palette.Ink));
        }

        picture.Add(marks);
        picture.Add(new PathShape("frame", null, Palette.Ink).Rectangle(left, panel.Top, ScaleWidth, panel.Bottom - panel.Top));
        var line = TextLayout.Fit(ticks.Factor.Length == 0 ? title : $"{title}  ({ticks.Factor})", Panel.TitleSize, panel.Bottom - panel.Top);
        picture.Add(new TextShape("axis", line, picture.Width - 6, panel.Top + line.Width, Palette.Ink, IsUpright: true));
    }

    private static string Describe(HistogramData histogram, PlaneCells cells) => PlainText.Of(
        $"A map of colours of {NumberText.Count(histogram.Axes[0].Bins)} by {NumberText.Count(histogram.Axes[1].Bins)} bins,"
        + $" {PlainText.Of(histogram.Axes[0].Title)} from {NumberText.Short(histogram.Axes[0].Low)} to {NumberText.Short(histogram.Axes[0].High)},"
        + $" {PlainText.Of(histogram.Axes[1].Title)} from {NumberText.Short(histogram.Axes[1].Low)} to {NumberText.Short(histogram.Axes[1].High)};"
        + $" contents from {NumberText.Short(cells.Lowest)} to {NumberText.Short(cells.Highest)}; {HistogramSummary.Line(histogram)}", int.MaxValue);
}
