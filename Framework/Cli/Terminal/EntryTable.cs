using System.Globalization;
using HepAnalysis.RootIO.Views;

namespace HepAnalysis.Cli.Terminal;

/// <summary>Lists of entries and chains of files as tables.</summary>
internal static class EntryTable
{
    private const int MostRanges = 60;
    private const int RangesOfLine = 10;
    private const int MostRows = 60;

    public static void Write(RootEntryList list, string name, string command, HepConsole console)
    {
        ObjectDrawing.Head(list.Object, name, console, Entries(list.Count), Source(list), list.HasItems ? "with the items of each" : "");
        if (list.Lists.Count == 0)
        {
            WriteRanges(list.Entries, command, console);
            return;
        }

        var table = new TextTable(">entries", "tree", "file", "which");
        foreach (var part in list.Lists.Take(MostRows))
        {
            var ranges = Ranges(part.Entries).Take(RangesOfLine + 1).ToList();
            table.Add(Human.Count(part.Count), part.Tree, part.File, string.Join(", ", ranges.Take(RangesOfLine)) + (ranges.Count > RangesOfLine ? ", …" : ""));
        }

        table.Write(console, "  ");
        ObjectDrawing.More(list.Lists.Count - MostRows, "list", command, console);
    }

    public static void Write(RootEventList list, string name, string command, HepConsole console)
    {
        ObjectDrawing.Head(list.Object, name, console, Entries(list.Entries.Count));
        WriteRanges(list.Entries, command, console);
    }

    public static void Write(RootChain chain, string name, string command, HepConsole console)
    {
        ObjectDrawing.Head(chain.Object, name, console, Human.Count(chain.Files.Count, "file"), chain.Entries is { } entries ? Entries(entries) : "entries of some files not known");
        var table = new TextTable(">", ">entries", ">first", "tree", "file");
        foreach (var (file, i) in chain.Files.Take(MostRows).Select((file, i) => (file, i)))
        {
            table.Add($"{i}", Known(file.Entries), Known(file.FirstEntry), file.Tree, file.File);
        }

        if (chain.Files.Count > 0)
        {
            table.Write(console, "  ");
        }

        ObjectDrawing.More(chain.Files.Count - MostRows, "file", command, console);
    }

    private static string Entries(long count) => count == 1 ? "1 entry" : $"{Human.Count(count)} entries";

    private static string Source(RootEntryList list) => (list.Tree, list.File) switch
    {
        ({ Length: > 0 } tree, { Length: > 0 } file) => $"of {file}:{tree}",
        ({ Length: > 0 } tree, _) => $"of {tree}",
        _ => "",
    };

    private static string Known(long? number) => number is { } known ? Human.Count(known) : "?";

    private static void WriteRanges(IEnumerable<long> entries, string command, HepConsole console)
    {
        var ranges = Ranges(entries).Take(MostRanges + 1).ToList();
        foreach (var line in ranges.Take(MostRanges).Chunk(RangesOfLine))
        {
            console.Out.WriteLine($"  {string.Join(", ", line)}");
        }

        if (ranges.Count > MostRanges)
        {
            console.Out.WriteLine($"  … and more: {command}");
        }
    }

    // 3, 7 to 12, 20: entries one after the other as one.
    private static IEnumerable<string> Ranges(IEnumerable<long> entries)
    {
        (long First, long Last)? open = null;
        foreach (var entry in entries)
        {
            if (open is { } range && entry == range.Last + 1)
            {
                open = (range.First, entry);
                continue;
            }

            if (open is { } done)
            {
                yield return Text(done);
            }

            open = (entry, entry);
        }

        if (open is { } last)
        {
            yield return Text(last);
        }
    }

    private static string Text((long First, long Last) range) => range.First == range.Last
        ? range.First.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{range.First} to {range.Last}");
}
