namespace HepAnalysis.Cli.Terminal;

/// <summary>
/// A table whose rows are printed as they come, in the memory of the first of them, which say how wide the columns are. The last column is
/// the one to copy from: it is printed whole, whatever the width of the terminal.
/// </summary>
/// <param name="console">Where it is printed.</param>
/// <param name="headers">Headers; one that begins with <c>&gt;</c> is right-aligned.</param>
internal sealed class StreamingTable(HepConsole console, params string[] headers)
{
    private const int FirstRows = 200;
    private readonly bool[] isRight = [.. headers.Select(header => header.StartsWith('>'))];
    private readonly int[] widths = [.. headers.Select(_ => 0)];
    private readonly bool[] isUsed = new bool[headers.Length];
    private List<string[]>? first = [];

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    public void Add(params string[] cells)
    {
        Rows++;
        cells = [.. cells.Select(Human.Visible)];
        if (first is null)
        {
            Print(cells);
            return;
        }

        first.Add(cells);
        if (first.Count == FirstRows)
        {
            Flush();
        }
    }

    /// <summary>Prints what has not been printed: at the end, and before an error is.</summary>
    public void Flush()
    {
        if (first is not { Count: > 0 } rows)
        {
            return;
        }

        first = null;
        var titles = headers.Select(header => header.TrimStart('>')).ToArray();
        for (var i = 0; i < headers.Length; i++)
        {
            // A column of which nothing is known is left out, where that can be said already.
            isUsed[i] = rows.Count == FirstRows || rows.Any(row => row[i].Length > 0);
            widths[i] = Math.Max(titles[i].Length, rows.Max(row => row[i].Length));
        }

        rows.Prepend(titles).ToList().ForEach(Print);
    }

    private void Print(string[] cells)
    {
        var parts = Enumerable.Range(0, cells.Length).Where(i => isUsed[i]).Select(i => isRight[i] ? cells[i].PadLeft(widths[i]) : cells[i].PadRight(i == cells.Length - 1 ? 0 : widths[i]));
        console.Out.WriteLine(string.Join("  ", parts).TrimEnd());
    }
}
