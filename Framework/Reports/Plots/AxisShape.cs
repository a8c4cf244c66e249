using HepAnalysis.Histograms;
using HepAnalysis.Reports.Axes;
using HepAnalysis.Reports.Markup;

namespace HepAnalysis.Reports.Plots;

/// <summary>What the edges of an axis tell about how it is drawn.</summary>
internal static class AxisShape
{
    /// <summary>True where the bins are equally wide in the logarithm: so is then the axis.</summary>
    public static bool IsLog(AxisData axis)
    {
        if (axis.Edges is not { Length: > 2 } edges || !(edges[0] > 0))
        {
            return false;
        }

        const double Slack = 1e-6;
        var ratio = edges[1] / edges[0];
        for (var i = 1; i < edges.Length; i++)
        {
            if (Math.Abs((edges[i] / edges[i - 1] / ratio) - 1) > Slack * (ratio - 1))
            {
                return false;
            }
        }

        return true;
    }

    public static Scale Scale(AxisData axis) => new(axis.Low, axis.High, IsLog(axis));

    /// <summary>The title of the contents' axis: what is in a bin, and how wide that is.</summary>
    /// <param name="axis">The axis of the values.</param>
    /// <param name="each">Bins behind one that is drawn.</param>
    /// <param name="weighted">True where weights were summed.</param>
    public static string ContentsTitle(AxisData axis, int each, bool weighted)
    {
        var what = weighted ? "sum of weights" : "entries";
        if (axis.Edges is not null)
        {
            return each == 1 ? $"{what} / bin" : $"{what} / {each} bins";
        }

        var width = (axis.High - axis.Low) / axis.Bins * each;
        return $"{what} / {NumberText.Short(width)}{(Unit(axis.Title) is { } unit ? " " + unit : "")}";
    }

    /// <summary>The unit in brackets at the end of a title: <c>GeV</c>.</summary>
    private static string? Unit(string title)
    {
        var text = MarkupParser.Clean(title).TrimEnd();
        var open = text.LastIndexOf('[');
        return text.EndsWith(']') && open >= 0 && text.Length - open is > 2 and < 20 ? text[(open + 1)..^1] : null;
    }
}
