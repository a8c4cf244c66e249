using HepAnalysis.Reports.Axes;
using HepAnalysis.Reports.Drawing;

namespace HepAnalysis.Reports.Plots;

/// <summary>A histogram of one dimension in a panel: its outline, the area below it, its error bars.</summary>
internal static class Steps
{
    /// <summary>The least number of decades that a logarithmic axis shows, as a factor; and the most.</summary>
    private const double LeastRange = 20;

    private const double MostRange = 1e12;

    /// <summary>The range of contents with their errors, with a little air above.</summary>
    public static Scale Range(IEnumerable<PlotBins> all, bool log)
    {
        var (low, high, least) = (0.0, 0.0, double.PositiveInfinity);
        foreach (var bins in all)
        {
            for (var i = 0; i < bins.Count; i++)
            {
                if (!double.IsNaN(bins.Contents[i]))
                {
                    low = Math.Min(low, bins.Contents[i] - bins.Errors[i]);
                    high = Math.Max(high, bins.Contents[i] + bins.Errors[i]);
                    least = bins.Contents[i] > 0 ? Math.Min(least, bins.Contents[i]) : least;
                }
            }
        }

        return log ? LogRange(least, high) : LinearRange(low, high);
    }

    private static Scale LinearRange(double low, double high)
    {
        const double Smallest = 1e-290;
        if (high - low < Smallest)
        {
            return new Scale(0, 1, false);
        }

        var air = 0.06 * (high - low);
        return new Scale(low < 0 ? low - air : 0, high > 0 ? high + air : 0, false);
    }

    private static Scale LogRange(double least, double high)
    {
        const double Smallest = 1e-290;
        if (!(high > Smallest) || double.IsPositiveInfinity(least))
        {
            return new Scale(0.1, 10, true);
        }

        var low = Math.Max(0.5 * least, high / MostRange);
        return new Scale(Math.Min(low, high / LeastRange), high * 1.8, true);
    }

    /// <summary>The area and the outline.</summary>
    public static void Draw(Picture picture, Panel panel, PlotBins bins, Color line, Color? area)
    {
        var ground = panel.AtY(Math.Clamp(0, panel.Y.Low, panel.Y.High));
        var fill = new PathShape("area", area, null);
        var outline = new PathShape("steps", null, line, bins.Count > 150 ? 1 : 1.4);
        for (var i = 0; i < bins.Count; i++)
        {
            if (double.IsNaN(bins.Contents[i]))
            {
                continue;
            }

            var x = panel.AtX(bins.Edges[i]);
            fill.Move(x, ground);
            outline.Move(x, ground);
            for (; i < bins.Count && !double.IsNaN(bins.Contents[i]); i++)
            {
                var (y, end) = (panel.AtY(bins.Contents[i]), panel.AtX(bins.Edges[i + 1]));
                fill.Line(panel.AtX(bins.Edges[i]), y).Line(end, y);
                outline.Line(panel.AtX(bins.Edges[i]), y).Line(end, y);
            }

            fill.Line(panel.AtX(bins.Edges[i]), ground).Close();
            outline.Line(panel.AtX(bins.Edges[i]), ground);
        }

        if (area is not null)
        {
            picture.Add(fill);
        }

        picture.Add(outline);
    }

    /// <summary>The error bars, in the middle of each bin; where bins are narrow, thinner.</summary>
    public static void DrawErrors(Picture picture, Panel panel, PlotBins bins, Color color)
    {
        var each = (panel.Right - panel.Left) / bins.Count;
        var bars = new PathShape("errors", null, color, Math.Clamp(each / 3, 0.5, 1.2));
        for (var i = 0; i < bins.Count; i++)
        {
            if (bins.Errors[i] > 0)
            {
                var x = Middle(panel, bins, i);
                bars.Segment(x, panel.AtY(bins.Contents[i] - bins.Errors[i]), x, panel.AtY(bins.Contents[i] + bins.Errors[i]));
            }
        }

        picture.Add(bars);
    }

    public static double Middle(Panel panel, PlotBins bins, int bin) => (panel.AtX(bins.Edges[bin]) + panel.AtX(bins.Edges[bin + 1])) / 2;

    /// <summary>What the picture does not show, or shows in another way; null for nothing.</summary>
    public static string? Note(PlotBins bins, bool log)
    {
        var parts = new List<string>();
        if (bins.Each > 1)
        {
            parts.Add($"{NumberText.Count(bins.Axis.Bins)} bins, drawn {NumberText.Count(bins.Each)} at a time");
        }

        if (bins.NotFinite > 0)
        {
            parts.Add($"{NumberText.Count(bins.NotFinite)} with a content that is not finite, not drawn");
        }

        if (log && !bins.Contents.Any(content => content > 0))
        {
            parts.Add("nothing above 0");
        }

        return parts.Count == 0 ? null : string.Join("  ·  ", parts);
    }
}
