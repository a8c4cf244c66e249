using System.Text;
using HepAnalysis.Reports.Fonts;
using HepAnalysis.Reports.Markup;

namespace HepAnalysis.Reports.Drawing;

/// <summary>Puts the parts of a title side by side, indices lowered and exponents raised, by the widths of our font.</summary>
internal sealed class TextLayout
{
    private const double ScriptScale = 0.7;
    private const double LowerBy = 0.2;
    private const double RaiseBy = 0.38;
    private const double LeastSize = 5;
    private const string Ellipsis = "…";
    private readonly List<TextRun> runs = [];
    private readonly List<(double, double, double, double)> overlines = [];
    private double pen;

    /// <summary>Lays out a title with markup.</summary>
    public static TextLine Title(string title, double size) => Of(MarkupParser.Parse(title), size);

    /// <summary>Lays out text as it is.</summary>
    public static TextLine Plain(string text, double size) => Of([new TextNode(MarkupParser.Clean(text))], size);

    /// <summary>Lays out what was read of a title.</summary>
    public static TextLine Of(IReadOnlyList<MarkupNode> nodes, double size)
    {
        var layout = new TextLayout();
        layout.Add(nodes, size, 0);
        return new TextLine(layout.runs, layout.overlines, layout.pen);
    }

    /// <summary>Lays out a title so that it is not wider than <paramref name="width"/>: smaller to begin with, then cut.</summary>
    public static TextLine Fit(string title, double size, double width)
    {
        var nodes = MarkupParser.Parse(title);
        var line = Of(nodes, size);
        if (line.Width <= width)
        {
            return line;
        }

        const double Smallest = 0.75;
        size *= Math.Max(Smallest, width / line.Width);
        line = Of(nodes, size);
        return line.Width <= width ? line : Cut(line, size, width);
    }

    /// <summary>Width of characters, in points.</summary>
    public static double Width(string text, double size)
    {
        var font = TrueTypeFont.Sans;
        var width = 0L;
        foreach (var rune in text.EnumerateRunes())
        {
            width += font.Advance(font.Glyph(rune.Value));
        }

        return width * size / font.UnitsPerEm;
    }

    private static TextLine Cut(TextLine line, double size, double width)
    {
        var room = width - Width(Ellipsis, size);
        var kept = new List<TextRun>();
        var end = 0.0;
        foreach (var run in line.Runs)
        {
            var text = new StringBuilder();
            foreach (var rune in run.Text.EnumerateRunes())
            {
                if (run.X + Width(text.ToString() + rune, run.Size) > room)
                {
                    break;
                }

                text.Append(rune);
            }

            if (text.Length > 0)
            {
                kept.Add(run with { Text = text.ToString() });
                end = Math.Max(end, run.X + Width(text.ToString(), run.Size));
            }

            if (text.Length < run.Text.Length)
            {
                break;
            }
        }

        kept.Add(new TextRun(end, 0, size, Ellipsis));
        return new TextLine(kept, [.. line.Overlines.Where(over => over.To <= room)], end + Width(Ellipsis, size));
    }

    private void Add(IReadOnlyList<MarkupNode> nodes, double size, double rise)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case TextNode text:
                    AddText(text.Text, size, rise);
                    break;
                case OverlineNode over:
                    var begin = pen;
                    Add(over.Content, size, rise);
                    overlines.Add((begin, pen, rise + (0.78 * size), 0.06 * size));
                    break;
                case ScriptNode script:
                    AddScripts(script, size, rise);
                    break;
            }
        }
    }

    private void AddScripts(ScriptNode script, double size, double rise)
    {
        var small = Math.Max(LeastSize, ScriptScale * size);
        var begin = pen;
        Add(script.Lower ?? [], small, rise - (LowerBy * size));
        var end = pen;
        pen = begin;
        Add(script.Upper ?? [], small, rise + (RaiseBy * size));
        pen = Math.Max(pen, end);
    }

    // Renderers drop white space at the ends of a text: the pen moves over it instead.
    private void AddText(string text, double size, double rise)
    {
        var trimmed = text.TrimStart(' ');
        pen += Width(text[..^trimmed.Length], size);
        var shown = trimmed.TrimEnd(' ');
        if (shown.Length > 0)
        {
            runs.Add(new TextRun(pen, rise, size, shown));
        }

        pen += Width(trimmed, size);
    }
}
