using System.Globalization;
using System.Text;

namespace HepAnalysis.Reports.Markup;

/// <summary>
/// Reads titles as ROOT's TLatex means them: <c>p_{T}</c>, <c>10^{3}</c>, <c>#mu</c>, <c>#sqrt{s}</c>, <c>#bar{p}</c>; fonts, colours and sizes are
/// dropped, what is not understood stays as it is written. Titles come from files of others: length and depth are bounded.
/// </summary>
internal sealed class MarkupParser
{
    /// <summary>A title is a line: what is longer is cut, and says so by an ellipsis.</summary>
    public const int Longest = 300;

    private const int Deepest = 8;
    private readonly string text;
    private int at;

    private MarkupParser(string text)
    {
        this.text = text;
    }

    /// <summary>Reads a title.</summary>
    public static IReadOnlyList<MarkupNode> Parse(string title, int longest = Longest)
    {
        var parser = new MarkupParser(Clean(title, longest));
        return parser.ReadList(0);
    }

    /// <summary>What can stand in XML, each run of white space as one space.</summary>
    public static string Clean(string title, int longest = Longest)
    {
        var clean = new StringBuilder();
        var space = false;
        foreach (var rune in title.EnumerateRunes())
        {
            if (clean.Length >= longest)
            {
                clean.Append('…');
                break;
            }

            if (Rune.IsWhiteSpace(rune))
            {
                space = clean.Length > 0;
            }
            else if (IsShown(rune))
            {
                clean.Append(space ? " " : "").Append(rune.ToString());
                space = false;
            }
        }

        return clean.Append(space ? " " : "").ToString();
    }

    // Control characters cannot stand in XML; those that turn the direction of writing could make a page say something else.
    private static bool IsShown(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);

    private List<MarkupNode> ReadList(int depth)
    {
        var nodes = new List<MarkupNode>();
        var plain = new StringBuilder();
        void Flush()
        {
            if (plain.Length > 0)
            {
                nodes.Add(new TextNode(plain.ToString()));
                plain.Clear();
            }
        }

        while (at < text.Length && !(depth > 0 && text[at] == '}'))
        {
            if (text[at] is '_' or '^' && BeginsGroup(at + 1, depth))
            {
                Flush();
                AddScript(nodes, depth);
            }
            else if (text[at] is '#' or '\\' && ReadCommand(depth) is { } command)
            {
                if (command is [TextNode { Text: var characters }])
                {
                    plain.Append(characters);
                }
                else
                {
                    Flush();
                    nodes.AddRange(command);
                }
            }
            else if (text[at] == '{' && BeginsGroup(at, depth))
            {
                Flush();
                nodes.AddRange(ReadGroup(depth));
            }
            else
            {
                plain.Append(text[at++]);
            }
        }

        Flush();
        return nodes;
    }

    private void AddScript(List<MarkupNode> nodes, int depth)
    {
        var isUpper = text[at++] == '^';
        var content = ReadGroup(depth);
        if (nodes is [.., ScriptNode last] && (isUpper ? last.Upper : last.Lower) is null)
        {
            nodes[^1] = isUpper ? last with { Upper = content } : last with { Lower = content };
        }
        else
        {
            nodes.Add(isUpper ? new ScriptNode(null, content) : new ScriptNode(content, null));
        }
    }

    /// <returns>Null where it is no command, and nothing was read.</returns>
    private List<MarkupNode>? ReadCommand(int depth)
    {
        var rest = text.AsSpan(at + 1);
        if (Symbols.Find(rest, out var length) is var symbol && length > 0)
        {
            at += 1 + length;
            return [new TextNode(symbol)];
        }

        length = rest.IndexOfAnyExcept(Letters);
        length = length < 0 ? rest.Length : length;
        var name = rest[..length];
        if (name is "left" or "right" && length < rest.Length)
        {
            at += 1 + length;
            return [];
        }

        var open = at + 1 + length;
        if (open < text.Length && text[open] == '[' && text.IndexOf(']', open) is var close && close > 0)
        {
            open = close + 1;
        }

        if (name.IsEmpty || !BeginsGroup(open, depth))
        {
            return null;
        }

        var kind = name.ToString();
        if (kind is not ("sqrt" or "bar" or "frac" or "splitline" or "it" or "bf" or "font" or "scale" or "color" or "kern" or "lower" or "hat" or "tilde" or "vec" or "dot" or "ddot" or "slash" or "mathrm" or "text" or "mbox"))
        {
            return null;
        }

        at = open;
        var content = ReadGroup(depth);
        switch (kind)
        {
            case "sqrt":
                return [new TextNode("√"), new OverlineNode(content)];
            case "bar":
                return [new OverlineNode(content)];
            case "frac" or "splitline" when BeginsGroup(at, depth):
                return [.. content, new TextNode(kind == "frac" ? " / " : " "), .. ReadGroup(depth)];
            default:
                return content;
        }
    }

    private List<MarkupNode> ReadGroup(int depth)
    {
        at++;
        var content = ReadList(depth + 1);
        at++;
        return content;
    }

    /// <summary>True where a brace opens here, not too deep, and its partner is there.</summary>
    private bool BeginsGroup(int index, int depth)
    {
        if (depth >= Deepest || index >= text.Length || text[index] != '{')
        {
            return false;
        }

        var open = 0;
        for (var i = index; i < text.Length; i++)
        {
            open += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            if (open == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
}
