using System.Text;
using HepAnalysis.Reports.Markup;

namespace HepAnalysis.Reports.Html;

/// <summary>A page as it grows; every text that goes through it is escaped.</summary>
internal sealed class HtmlBuilder
{
    private readonly StringBuilder html = new();

    /// <summary>What has been written.</summary>
    public string Html => html.ToString();

    /// <summary>Our own markup, as it is.</summary>
    public HtmlBuilder Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    /// <summary>Anybody's text.</summary>
    public HtmlBuilder Text(string text)
    {
        html.Append(Escape(text));
        return this;
    }

    /// <summary>A title with ROOT's markup, as <c>sub</c> and <c>sup</c>.</summary>
    public HtmlBuilder Title(string title)
    {
        Append(MarkupParser.Parse(title));
        return this;
    }

    /// <summary>A row of a table.</summary>
    /// <param name="cells">Titles with markup; one that begins with <c>&gt;</c> is a number, at the right.</param>
    public void Row(params ReadOnlySpan<string> cells)
    {
        html.Append("<tr>");
        foreach (var cell in cells)
        {
            Append(cell, "td");
        }

        html.Append("</tr>\n");
    }

    /// <summary>The heads of a table, like a row.</summary>
    public void Head(params ReadOnlySpan<string> cells)
    {
        html.Append("<thead><tr>");
        foreach (var cell in cells)
        {
            Append(cell, "th");
        }

        html.Append("</tr></thead>\n");
    }

    /// <summary>
    /// What a text is in HTML, in a quoted attribute too. Letters stay letters, so that the font can be asked for them;
    /// characters that HTML does not allow are replaced.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\n' or '\t' => rune.ToString(),
                _ => Rune.IsControl(rune) ? "\ufffd" : rune.ToString(),
            });
        }

        return escaped.ToString();
    }

    private void Append(string cell, string element)
    {
        var isNumber = cell.StartsWith('>');
        html.Append(isNumber ? $"<{element} class=\"n\">" : $"<{element}>");
        if (isNumber)
        {
            Append(MarkupParser.Parse(cell[1..]));
        }
        else
        {
            html.Append(Escape(cell));
        }

        html.Append($"</{element}>");
    }

    private void Append(IReadOnlyList<MarkupNode> nodes)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case TextNode text:
                    html.Append(Escape(text.Text));
                    break;
                case OverlineNode over:
                    html.Append("<span class=\"over\">");
                    Append(over.Content);
                    html.Append("</span>");
                    break;
                case ScriptNode script:
                    Append(script.Lower, "sub");
                    Append(script.Upper, "sup");
                    break;
            }
        }
    }

    private void Append(IReadOnlyList<MarkupNode>? nodes, string element)
    {
        if (nodes is not null)
        {
            html.Append($"<{element}>");
            Append(nodes);
            html.Append($"</{element}>");
        }
    }
}
