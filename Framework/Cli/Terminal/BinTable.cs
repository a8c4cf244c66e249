using HepAnalysis.RootIO.Histograms;
using HepAnalysis.RootIO.Views;

namespace HepAnalysis.Cli.Terminal;

/// <summary>Bins of histograms that are not drawn, as a table: profiles, three and more dimensions, polygons.</summary>
internal static class BinTable
{
    private const int MostBins = 60;

    public static void Write(RootHistogram histogram, string name, string command, HepConsole console)
    {
        ObjectDrawing.Head(histogram.Object, name, console, Shape(histogram.Axes), $"entries {Human.Number(histogram.Entries)}");
        var table = new TextTable([.. AxisHeaders(histogram.Axes), histogram.IsProfile ? ">mean" : ">content", ">error", .. histogram.IsProfile ? [">entries"] : Array.Empty<string>()]);
        var bins = Bins(histogram).Where(bin => (histogram.IsProfile ? histogram.BinEntries[bin.Number] : histogram.Contents[bin.Number]) != 0).ToList();
        foreach (var (number, coordinates) in bins.Take(MostBins))
        {
            table.Add([
                .. coordinates.Select((bin, axis) => Range(histogram.Axes[axis], bin)), Human.Number(histogram.Value(number)), Human.Number(histogram.Error(number)),
                .. histogram.IsProfile ? [Human.Number(histogram.BinEntries[number])] : Array.Empty<string>(),
            ]);
        }

        End(table, bins.Count, command, console);
    }

    public static void Write(RootHistogramN histogram, string name, string command, HepConsole console)
    {
        ObjectDrawing.Head(histogram.Object, name, console, Shape(histogram.Axes), $"entries {Human.Number(histogram.Entries)}", $"{Human.Count(histogram.Bins.Count, "bin")} with a content");
        var table = new TextTable([.. AxisHeaders(histogram.Axes), ">content", ">error"]);
        foreach (var bin in histogram.Bins.Take(MostBins))
        {
            table.Add([.. bin.Coordinates.Select((number, axis) => Range(histogram.Axes[axis], number)), Human.Number(bin.Content), Human.Number(bin.Error)]);
        }

        End(table, histogram.Bins.Count, command, console);
    }

    public static void Write(RootPolygonHistogram histogram, string name, string command, HepConsole console)
    {
        ObjectDrawing.Head(histogram.Object, name, console, Human.Count(histogram.Bins.Count, "polygon"), $"entries {Human.Number(histogram.Entries)}");
        var table = new TextTable(">", "outline", ">content", ">error");
        foreach (var bin in histogram.Bins.Take(MostBins))
        {
            var corners = bin.Outlines.Count == 0 ? "" : string.Join(' ', bin.Outlines[0].X.Zip(bin.Outlines[0].Y, (x, y) => $"({Human.Number(x)}, {Human.Number(y)})").Take(6));
            table.Add($"{bin.Number}", corners, Human.Number(bin.Content), Human.Number(bin.Error));
        }

        End(table, histogram.Bins.Count, command, console);
    }

    /// <summary>Headers of the columns of axes: their titles, or letters.</summary>
    public static IEnumerable<string> AxisHeaders(IReadOnlyList<RootAxis> axes) =>
        axes.Select((axis, i) => axis.Title.Length > 0 ? axis.Title : axes.Count > 3 ? $"axis {i}" : $"{"xyz"[i]}");

    /// <summary>Every bin, flow bins included: its number in ROOT's global order, and its number on each axis.</summary>
    public static IEnumerable<(int Number, int[] Coordinates)> Bins(RootHistogram histogram)
    {
        for (var number = 0; number < histogram.Contents.Count; number++)
        {
            var coordinates = new int[histogram.Axes.Count];
            var rest = number;
            for (var axis = 0; axis < coordinates.Length; axis++)
            {
                (rest, coordinates[axis]) = Math.DivRem(rest, histogram.Axes[axis].Bins + 2);
            }

            yield return (number, coordinates);
        }
    }

    /// <summary>A bin by its label, or by its edges.</summary>
    public static string Range(RootAxis axis, int bin) =>
        axis.Labels.TryGetValue(bin, out var label) ? label
            : bin <= 0 ? $"below {Human.Number(axis.Low)}"
            : bin > axis.Bins ? $"above {Human.Number(axis.High)}"
            : $"{Human.Number(axis.Edge(bin - 1))} to {Human.Number(axis.Edge(bin))}";

    /// <summary>The edges of a bin; infinite for those of flow bins.</summary>
    public static (double Low, double High) Edges(RootAxis axis, int bin) =>
        (bin <= 0 ? double.NegativeInfinity : axis.Edge(Math.Min(bin, axis.Bins + 1) - 1), bin > axis.Bins ? double.PositiveInfinity : axis.Edge(Math.Max(bin, 0)));

    private static string Shape(IReadOnlyList<RootAxis> axes) => $"{string.Join(" × ", axes.Select(axis => Human.Count(axis.Bins)))} bins";

    private static void End(TextTable table, int count, string command, HepConsole console)
    {
        if (count > 0)
        {
            table.Write(console, "  ");
        }

        ObjectDrawing.More(count - MostBins, "bin", command, console);
    }
}
