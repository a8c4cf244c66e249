using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HepAnalysis.EventLoop.Yaml;

/// <summary>
/// Reads YAML into our own tree. The parser is YamlDotNet's; what it silently accepts and a physicist cannot have meant
/// (a key twice, an alias, an expression that YAML took for a tag) is an error here, with its place.
/// </summary>
public sealed class YamlReader
{
    private const int DeepestNesting = 64;
    private readonly string file;
    private readonly string text;
    private readonly string[] lines;
    private readonly Parser parser;

    private YamlReader(string text, string file)
    {
        this.file = file;
        this.text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        lines = this.text.Split('\n');
        parser = new Parser(new StringReader(this.text));
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">Name of the file, for places.</param>
    /// <returns>The root, which for an empty text is a mapping without entries.</returns>
    /// <exception cref="ConfigurationException">It is not YAML, or YAML that we do not take.</exception>
    public static YamlNode Read(string text, string file)
    {
        var reader = new YamlReader(text, file);
        reader.RefuseTabs();
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException e)
        {
            throw reader.Explain(e, reader.PlaceOf(e.Start));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The parser itself gives up in this way on some texts that are not YAML: behind the last event that it gave.
            throw new ConfigurationException(
                "this is not YAML", reader.parser.Current is { } last ? reader.PlaceOf(last.End) : new YamlPlace(file, 1, 1),
                "from here on it has no meaning: a bracket, brace or quote may be open", "close each [ and {, or quote the expression, if one is meant", e);
        }
    }

    private YamlNode ReadDocument()
    {
        parser.MoveNext();
        parser.MoveNext();
        if (parser.Current is not DocumentStart)
        {
            return new YamlMapping([], new YamlPlace(file, 1, 1));
        }

        parser.MoveNext();
        var root = ReadNode(0);
        parser.MoveNext();
        if (parser.MoveNext() && parser.Current is DocumentStart second)
        {
            throw new ConfigurationException("this file has more than one YAML document", PlaceOf(second.Start), "'---' begins another one", "put each analysis into a file of its own");
        }

        return root is YamlScalar { IsNothing: true } ? new YamlMapping([], root.Place) : root;
    }

    /// <summary>Reads the node at the current event and stops at its last event.</summary>
    private YamlNode ReadNode(int depth)
    {
        var current = parser.Current!;
        if (depth > DeepestNesting)
        {
            throw new ConfigurationException($"the nesting is deeper than {DeepestNesting} levels", PlaceOf(current.Start));
        }

        switch (current)
        {
            case AnchorAlias alias:
                throw new ConfigurationException(
                    $"YAML reads '*{alias.Value}' as an alias", PlaceOf(alias.Start), "a value that begins with * stands for another one in YAML",
                    "where an expression is meant, quote the expression; else write the value out");
            case NodeEvent { Anchor.IsEmpty: false } anchored:
                throw new ConfigurationException(
                    $"YAML reads '&{anchored.Anchor.Value}' as an anchor", PlaceOf(anchored.Start), "a value that begins with & is named for aliases in YAML",
                    "where an expression is meant, quote the expression; else write the value out where it is used");
            case NodeEvent { Tag: { IsEmpty: false } tag } tagged:
                throw new ConfigurationException(
                    $"YAML reads '{tag.Value}' as a tag", PlaceOf(tagged.Start), "a value that begins with ! is a tag in YAML",
                    $"quote the expression: {QuotedRest(tagged.Start)}");
            case Scalar scalar:
                return ScalarOf(scalar);
            case SequenceStart start:
                return ReadSequence(start, depth);
            case MappingStart start:
                return ReadMapping(start, depth);
            default:
                throw new InvalidOperationException($"unexpected YAML event {current}");
        }
    }

    private YamlSequence ReadSequence(SequenceStart start, int depth)
    {
        var items = new List<YamlNode>();
        while (parser.MoveNext() && parser.Current is not SequenceEnd)
        {
            items.Add(ReadNode(depth + 1));
        }

        return new YamlSequence(items, PlaceOf(start.Start)) { IsFlow = start.Style == SequenceStyle.Flow };
    }

    private YamlMapping ReadMapping(MappingStart start, int depth)
    {
        var entries = new List<YamlEntry>();
        var places = new Dictionary<string, YamlPlace>(StringComparer.Ordinal);
        while (parser.MoveNext() && parser.Current is not MappingEnd)
        {
            if (ReadNode(depth + 1) is not YamlScalar key)
            {
                throw new ConfigurationException("a key is a text here", PlaceOf(parser.Current!.Start), "a list or a mapping stands where a key is wanted", "quote the expression, if one is meant");
            }

            if (!places.TryAdd(key.Text, key.Place))
            {
                throw new ConfigurationException($"the key '{key.Text}' is here twice", key.Place, $"it is in line {places[key.Text].Line} already", "remove one of the two");
            }

            parser.MoveNext();
            if (start.Style == MappingStyle.Flow && key.Text.AsSpan().IndexOfAny("()[]") >= 0)
            {
                // deltaR(a, b) inside braces arrives as 'deltaR(a' and the key 'b)'.
                throw new ConfigurationException(
                    "YAML has taken an expression apart at a comma", entries.Count == 0 ? key.Place : entries[^1].Value.Place,
                    $"inside braces a comma ends a value, and '{key.Text}' is read as a key", "quote the expression");
            }

            entries.Add(new YamlEntry(key, ReadNode(depth + 1)));
        }

        return new YamlMapping(entries, PlaceOf(start.Start)) { IsFlow = start.Style == MappingStyle.Flow };
    }

    private YamlScalar ScalarOf(Scalar scalar)
    {
        var place = PlaceOf(scalar.Start);
        if (scalar.Value.Contains('\0'))
        {
            throw new ConfigurationException("a text holds the character NUL", place, "\\0 between double quotes is one, and no name has it", "use single quotes, or double the backslash");
        }

        var node = new YamlScalar(scalar.Value, place) { IsQuoted = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted };
        var raw = text[(int)scalar.Start.Index..(int)Math.Min(scalar.End.Index, text.Length)];
        switch (scalar.Style)
        {
            case ScalarStyle.SingleQuoted when !raw[1..^1].Contains('\''):
            case ScalarStyle.DoubleQuoted when !raw.Contains('\\'):
                return node with { Raw = raw[1..^1], RawPlace = place with { Column = place.Column + 1 } };
            case ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted:
                return node with { RawPlace = place with { Column = place.Column + 1 } };
            case ScalarStyle.Literal or ScalarStyle.Folded:
                // From the line below the | or >, so that lines and columns inside are those of the file.
                return node with { Raw = raw[(raw.IndexOf('\n') + 1)..].TrimEnd(), RawPlace = new YamlPlace(file, place.Line + 1, 1) };
            default:
                return node with { Raw = raw.TrimEnd() };
        }
    }

    private void RefuseTabs()
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            var indentation = line.Length - line.TrimStart(' ', '\t').Length;
            var tab = line.IndexOf('\t', 0, indentation);
            if (tab >= 0 && indentation < line.Length)
            {
                throw new ConfigurationException("a tab is used for indentation", new YamlPlace(file, i + 1, tab + 1), "YAML indents by spaces alone", "replace each tab by spaces");
            }
        }
    }

    private ConfigurationException Explain(Exception e, YamlPlace place)
    {
        var line = place.Line <= lines.Length ? lines[place.Line - 1] : "";
        var value = ValueOf(line);
        var why = e.Message.TrimEnd('.').Replace("While ", "while ", StringComparison.Ordinal);
        if (value.Length > 0 && value[0] is '!' or '@' or '%' or '`' or '*' or '&')
        {
            return new ConfigurationException(
                $"YAML cannot read a value that begins with '{value[0]}'", place with { Column = line.LastIndexOf(value, StringComparison.Ordinal) + 1 }, why, $"quote the expression: {Quote(value)}", e);
        }

        var hint = LooksLikeExpression(value) ? $"quote the expression: {Quote(value)}"
            : "check the indentation, and that a space follows each colon";
        return new ConfigurationException("this is not YAML", place, why, hint, e);
    }

    private YamlPlace PlaceOf(in Mark mark) => new(file, (int)mark.Line, (int)mark.Column);

    private string QuotedRest(in Mark mark) => Quote(lines[mark.Line - 1][((int)mark.Column - 1)..].Trim());

    private static string ValueOf(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return (colon < 0 ? line : line[(colon + 2)..]).Trim();
    }

    private static bool LooksLikeExpression(string value) => value.AsSpan().IndexOfAny("()[]{}?<>=+*!") >= 0;

    private static string Quote(string value) => value.Contains('"') ? $"'{value}'" : $"\"{value}\"";
}
