namespace HepAnalysis.Cli.Terminal;

/// <summary>Columns of text as wide as they need to be; the last may run out of the line's end, on a terminal it is cut there.</summary>
/// <param name="headers">Headers; one that begins with <c>&gt;</c> is right-aligned.</param>
internal sealed class TextTable(params string[] headers)
{
    private const int WidestCell = 60;
    private readonly List<string[]> rows = [];

    public void Add(params string[] cells) => rows.Add([.. cells.Select(cell => cell.ReplaceLineEndings(" ").Replace('\t', ' '))]);

    public void Write(HepConsole console, string indent)
    {
        var right = headers.Select(header => header.StartsWith('>')).ToArray();
        var titles = headers.Select(header => header.TrimStart('>')).ToArray();
        var used = Enumerable.Range(0, headers.Length).Where(i => rows.Any(row => row[i].Length > 0)).ToArray();
        var widths = used.ToDictionary(i => i, i => Math.Min(WidestCell, Math.Max(titles[i].Length, rows.Count == 0 ? 0 : rows.Max(row => row[i].Length))));
        foreach (var row in rows.Prepend(titles))
        {
            var line = indent + string.Join("  ", used.Select(i => right[i] ? row[i].PadLeft(widths[i]) : row[i].PadRight(widths[i])));
            line = line.TrimEnd();
            console.Out.WriteLine(console.IsTerminal && line.Length > console.Width ? line[..(console.Width - 1)] + "…" : line);
        }
    }
}
