using System.Globalization;
using System.Xml.Linq;
using HepAnalysis.Reports.Drawing;

namespace HepAnalysis.Framework.Tests.Reports;

/// <summary>Where the level texts of a picture stand: inside it, and none over another.</summary>
internal static class Labels
{
    public static void AssertTheyDoNotOverlap(SvgElements svg, double width, double height)
    {
        var boxes = svg.Root.Descendants().Where(element => element.Name.LocalName == "text" && element.Attribute("transform") is null).Select(Box).ToList();
        Assert.That(boxes, Is.All.Matches<(string Text, double Left, double Top, double Right, double Bottom)>(
            box => box.Left >= 0 && box.Right <= width + 0.01 && box.Top >= 0 && box.Bottom <= height));
        for (var i = 0; i < boxes.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (boxes[i], boxes[j]);
                Assert.That(a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom, Is.False, $"'{a.Text}' and '{b.Text}' overlap");
            }
        }
    }

    private static (string Text, double Left, double Top, double Right, double Bottom) Box(XElement text)
    {
        var runs = text.Attribute("x") is null ? text.Elements() : [text];
        var boxes = runs.Select(run =>
        {
            var (x, y, size) = (Number(run, "x"), Number(run, "y"), Number(run, "font-size"));
            return (Left: x, Top: y - (0.75 * size), Right: x + TextLayout.Width(run.Value, size), Bottom: y + (0.2 * size));
        }).ToList();
        return (text.Value, boxes.Min(box => box.Left), boxes.Min(box => box.Top), boxes.Max(box => box.Right), boxes.Max(box => box.Bottom));
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
