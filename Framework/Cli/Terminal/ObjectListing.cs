using System.Globalization;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.Cli.Terminal;

/// <summary>The members of an object as a person reads them: a line each, objects inside indented, long things cut.</summary>
internal sealed class ObjectListing(HepConsole console)
{
    private const int MostLines = 200;
    private const int MostItems = 20;
    private const int MostNumbers = 8;
    private const int DeepestObject = 4;
    private const int LongestText = 100;
    private readonly HashSet<RootObject> met = new(ReferenceEqualityComparer.Instance);
    private int lines;
    private int hidden;

    public void Write(RootObject value, string jsonCommand)
    {
        WriteMembers(value, 1);
        if (hidden > 0)
        {
            console.Out.WriteLine($"  … {Human.Count(hidden, "line")} and what lies deeper are left out: {jsonCommand} shows everything");
        }
    }

    private void WriteMembers(RootObject value, int depth)
    {
        met.Add(value);
        if (value.Unread is { } unread)
        {
            Line(depth, "(not read in full)", unread);
        }

        var width = value.Members.Count == 0 ? 0 : Math.Min(24, value.Members.Keys.Max(name => name.Length));
        foreach (var (name, member) in value.Members.Where(member => member.Key is not ("fUniqueID" or "fBits")))
        {
            WriteValue(name.PadRight(width), member, depth);
        }

        for (var i = 0; i < Math.Min(value.Items.Count, MostItems); i++)
        {
            WriteValue($"[{i}]", value.Items[i], depth);
        }

        if (value.Items.Count > MostItems)
        {
            hidden += value.Items.Count - MostItems;
            Line(depth, "…", $"{Human.Count(value.Items.Count - MostItems)} more of {Human.Count(value.Items.Count, "object")}");
        }
    }

    private void WriteValue(string name, object? value, int depth)
    {
        switch (value)
        {
            case RootObject inner when met.Contains(inner):
                Line(depth, name, $"{inner.ClassName}, shown above");
                break;
            case RootObject inner:
                Line(depth, name, Heading(inner));
                if (depth < DeepestObject)
                {
                    WriteMembers(inner, depth + 1);
                }
                else
                {
                    hidden += inner.Members.Count + inner.Items.Count;
                }

                break;
            case object?[] items:
                WriteItems(name, items, depth);
                break;
            case KeyValuePair<object?, object?>[] pairs:
                Line(depth, name, Human.Count(pairs.Length, "pair"));
                foreach (var pair in pairs.Take(MostItems))
                {
                    WriteValue($"{Short(pair.Key)}:", pair.Value, depth + 1);
                }

                hidden += Math.Max(0, pairs.Length - MostItems);
                break;
            default:
                Line(depth, name, Short(value));
                break;
        }
    }

    private void WriteItems(string name, object?[] items, int depth)
    {
        Line(depth, name, items.Length == 0 ? "empty" : Human.Count(items.Length, "item"));
        for (var i = 0; i < Math.Min(items.Length, MostItems); i++)
        {
            WriteValue($"[{i}]", items[i], depth + 1);
        }

        hidden += Math.Max(0, items.Length - MostItems);
    }

    private void Line(int depth, string name, string text)
    {
        if (lines++ >= MostLines)
        {
            hidden++;
            return;
        }

        var line = $"{new string(' ', 2 * depth)}{name}  {text}".TrimEnd();
        console.Out.WriteLine(console.IsTerminal && line.Length > console.Width ? line[..(console.Width - 1)] + "…" : line);
    }

    // A name says more than the class alone.
    private static string Heading(RootObject value)
    {
        var name = value.Get<string>("fName") ?? value.Get<string>("fString");
        return $"{value.ClassName}{(string.IsNullOrEmpty(name) ? "" : $" '{Cut(name)}'")}{(value.Items.Count > 0 ? $", {Human.Count(value.Items.Count, "object")}" : "")}";
    }

    private static string Short(object? value) => value switch
    {
        null => "null",
        string text => $"'{Cut(text)}'",
        bool truth => truth ? "true" : "false",
        double number => Human.Number(number),
        float number => Human.Number(number),
        RootObject inner => Heading(inner),
        Array { Length: 0 } => "empty",
        Array array => $"{Human.Count(array.Length)} × {TypeName(array)}: {string.Join("  ", array.Cast<object?>().Take(MostNumbers).Select(Short))}{(array.Length > MostNumbers ? "  …" : "")}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string TypeName(Array array) => array switch
    {
        sbyte[] => "int8",
        byte[] => "uint8",
        short[] => "int16",
        ushort[] => "uint16",
        int[] => "int32",
        uint[] => "uint32",
        long[] => "int64",
        ulong[] => "uint64",
        float[] => "float32",
        double[] => "float64",
        bool[] => "bool",
        _ => "text",
    };

    private static string Cut(string text)
    {
        var line = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length > LongestText ? line[..LongestText] + "…" : line;
    }
}
