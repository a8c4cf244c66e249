using System.Globalization;
using System.Text;
using HepAnalysis.Reports.Drawing;
using HepAnalysis.Reports.Fonts;

namespace HepAnalysis.Reports.Svg;

/// <summary>
/// Writes a picture as SVG 1.1, coordinates in points with two decimals. In a page text stays text, in the font of the page. In
/// a file of its own text is drawn by its outlines, so that it looks the same in any program and on a machine without
/// fonts (a browser may show a picture before it has read a font inside it); nothing in it is loaded from elsewhere.
/// </summary>
internal sealed class SvgWriter
{
    private readonly StringBuilder text = new();

    /// <summary>A whole file.</summary>
    public static string File(Picture picture)
    {
        var writer = new SvgWriter();
        writer.text.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        writer.Write(picture, "t", isFile: true);
        return writer.text.ToString();
    }

    /// <summary>An element to stand in a page that has our font.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="id">Begins the ids of its parts: unique in the page.</param>
    public static string Element(Picture picture, string id)
    {
        var writer = new SvgWriter();
        writer.Write(picture, id, isFile: false);
        return writer.text.ToString();
    }

    /// <summary>A CSS rule with the characters of our font that are needed.</summary>
    public static string FontFace(IEnumerable<int> characters) =>
        $"@font-face{{font-family:\"HepAnalysis Sans\";src:url(data:font/ttf;base64,{Convert.ToBase64String(FontSubset.Make(TrueTypeFont.Sans, characters))})}}";

    /// <summary>Font families: ours, then those that are as wide.</summary>
    public const string Families = "'HepAnalysis Sans','Liberation Sans',Arial,Helvetica,sans-serif";

    private void Write(Picture picture, string id, bool isFile)
    {
        // Twice as many pixels as points: what a screen of today shows of a picture of a column's width.
        var size = isFile ? $" width=\"{Number(1.5 * picture.Width)}\" height=\"{Number(1.5 * picture.Height)}\"" : "";
        text.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\"{size} viewBox=\"0 0 {Number(picture.Width)} {Number(picture.Height)}\"");
        text.Append($" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" font-family=\"{Families}\" fill=\"none\">\n");
        text.Append($"<title id=\"{id}-title\">{Escape(picture.Title)}</title>\n<desc id=\"{id}-desc\">{Escape(picture.Description)}</desc>\n");
        text.Append($"<rect width=\"{Number(picture.Width)}\" height=\"{Number(picture.Height)}\" fill=\"{Palette.White.Hex}\"/>\n");
        foreach (var shape in picture.Shapes)
        {
            switch (shape)
            {
                case PathShape path:
                    Write(path);
                    break;
                case TextShape line when isFile:
                    Write(TextOutline.Of(line), string.Join(' ', line.Line.Runs.Select(run => run.Text)));
                    break;
                case TextShape line:
                    Write(line);
                    break;
            }
        }

        text.Append("</svg>\n");
    }

    private void Write(PathShape path, string? label = null)
    {
        text.Append($"<path class=\"{path.Kind}\"");
        if (label is not null)
        {
            text.Append($" aria-label=\"{Escape(label)}\"");
        }

        if (path.Fill is { } fill)
        {
            text.Append($" fill=\"{fill.Hex}\"");
        }

        if (path.Stroke is { } stroke)
        {
            text.Append($" stroke=\"{stroke.Hex}\"{(path.Width == 1 ? "" : $" stroke-width=\"{Number(path.Width)}\"")}");
        }

        text.Append(" d=\"");
        string x = "", y = "";
        foreach (var step in path.Steps)
        {
            var (nextX, nextY) = step.Command == PathCommand.Close ? (x, y) : (Number(step.X), Number(step.Y));
            text.Append(step.Command switch
            {
                PathCommand.Move => $"M{nextX} {nextY}",
                PathCommand.Line when nextY == y => $"H{nextX}",
                PathCommand.Line when nextX == x => $"V{nextY}",
                PathCommand.Line => $"L{nextX} {nextY}",
                PathCommand.Curve => $"Q{Number(step.ControlX)} {Number(step.ControlY)} {nextX} {nextY}",
                _ => "z",
            });
            (x, y) = step.Command == PathCommand.Close ? ("", "") : (nextX, nextY);
        }

        text.Append("\"/>\n");
    }

    private void Write(TextShape shape)
    {
        if (shape.Line.Runs.Count > 0)
        {
            var turn = shape.IsUpright ? $" transform=\"translate({Number(shape.X)} {Number(shape.Y)}) rotate(-90)\"" : "";
            var (left, top) = shape.IsUpright ? (0, 0) : (shape.X, shape.Y);
            text.Append($"<text class=\"{shape.Kind}\" fill=\"{shape.Color.Hex}\"{turn}");
            if (shape.Line.Runs is [var only])
            {
                text.Append($"{Place(only, left, top)}>{Escape(only.Text)}");
            }
            else
            {
                text.Append('>');
                foreach (var run in shape.Line.Runs)
                {
                    text.Append($"<tspan{Place(run, left, top)}>{Escape(run.Text)}</tspan>");
                }
            }

            text.Append("</text>\n");
        }

        foreach (var (from, to, rise, width) in shape.Line.Overlines)
        {
            var over = new PathShape("over", null, shape.Color, width);
            Write(shape.IsUpright
                ? over.Segment(shape.X - rise, shape.Y - from, shape.X - rise, shape.Y - to)
                : over.Segment(shape.X + from, shape.Y - rise, shape.X + to, shape.Y - rise));
        }
    }

    private static string Place(TextRun run, double left, double top) =>
        $" x=\"{Number(left + run.X)}\" y=\"{Number(top - run.Rise)}\" font-size=\"{Number(run.Size)}\"";

    private static string Escape(string value) => value
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);

    private static string Number(double value)
    {
        var rounded = Math.Round(value, 2);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }
}
