using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HepAnalysis.Reports.Drawing;
using HepAnalysis.Reports.Svg;

namespace HepAnalysis.Framework.Tests.Reports;

/// <summary>A picture's SVG, read back by an XML reader and a reader of paths that share nothing with the writer.</summary>
internal sealed partial class SvgElements
{
    public SvgElements(Picture picture)
    {
        Text = SvgWriter.Element(picture, "t");
        Root = XDocument.Parse(Text).Root!;
    }

    public string Text { get; }

    public XElement Root { get; }

    /// <summary>All that is written in it, a text each.</summary>
    public IReadOnlyList<string> Texts => [.. Root.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];

    /// <summary>The paths of a class.</summary>
    public IReadOnlyList<XElement> Paths(string kind) =>
        [.. Root.Descendants().Where(element => element.Name.LocalName == "path" && element.Attribute("class")!.Value == kind)];

    /// <summary>The points of a path; a new list for each M.</summary>
    public static IReadOnlyList<IReadOnlyList<(double X, double Y)>> Points(XElement path)
    {
        var lines = new List<List<(double, double)>>();
        double x = 0, y = 0;
        foreach (Match match in Command().Matches(path.Attribute("d")!.Value))
        {
            double[] numbers = [.. Number().Matches(match.Value).Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture))];
            switch (match.Value[0])
            {
                case 'M':
                    lines.Add([]);
                    (x, y) = (numbers[0], numbers[1]);
                    break;
                case 'L':
                    (x, y) = (numbers[0], numbers[1]);
                    break;
                case 'Q':
                    (x, y) = (numbers[2], numbers[3]);
                    break;
                case 'H':
                    x = numbers[0];
                    break;
                case 'V':
                    y = numbers[0];
                    break;
                default:
                    continue;
            }

            lines[^1].Add((x, y));
        }

        return lines;
    }

    [GeneratedRegex("[MLHVQz][^MLHVQz]*")]
    private static partial Regex Command();

    [GeneratedRegex(@"-?[0-9]+(\.[0-9]+)?")]
    private static partial Regex Number();
}
