using System.Globalization;
using HepAnalysis.RootIO.Views;

namespace HepAnalysis.Cli.Terminal;

/// <summary>An efficiency bin by bin, with its intervals.</summary>
internal static class EfficiencyTable
{
    private const int MostBins = 60;

    public static void Write(RootEfficiency efficiency, string name, string command, HepConsole console)
    {
        var level = string.Create(CultureInfo.InvariantCulture, $"{100 * efficiency.ConfidenceLevel:0.#} % {efficiency.Method}");
        ObjectDrawing.Head(efficiency.Object, name, console, $"{level} intervals{(efficiency.IsWeighted ? ", weighted" : "")}");
        var table = new TextTable([.. BinTable.AxisHeaders(efficiency.Total.Axes), ">passed", ">total", ">efficiency", "interval"]);
        var bins = BinTable.Bins(efficiency.Total).Where(bin => efficiency.Total.Contents[bin.Number] != 0).ToList();
        foreach (var (number, coordinates) in bins.Take(MostBins))
        {
            table.Add([
                .. coordinates.Select((bin, axis) => BinTable.Range(efficiency.Total.Axes[axis], bin)), Human.Number(efficiency.Passed.Contents[number]), Human.Number(efficiency.Total.Contents[number]),
                Share(efficiency.Efficiency(number)), Interval(efficiency, number),
            ]);
        }

        if (bins.Count > 0)
        {
            table.Write(console, "  ");
        }

        ObjectDrawing.More(bins.Count - MostBins, "bin", command, console);
        if (efficiency.Missing is { } reason)
        {
            console.Out.WriteLine($"  no intervals: {reason}");
        }
    }

    /// <summary>All bins, flow bins included, as comma-separated values with all their digits.</summary>
    public static void WriteCsv(RootEfficiency efficiency, TextWriter output)
    {
        var names = "xyz"[..efficiency.Total.Axes.Count].Select(axis => $"{axis}low,{axis}high");
        output.WriteLine($"{string.Join(',', names)},passed,total,efficiency{(efficiency.Missing is null ? ",low,high" : "")}");
        foreach (var (number, coordinates) in BinTable.Bins(efficiency.Total))
        {
            var edges = coordinates.Select((bin, axis) => BinTable.Edges(efficiency.Total.Axes[axis], bin)).SelectMany(edge => new[] { edge.Low, edge.High });
            double[] values = [efficiency.Passed.Contents[number], efficiency.Total.Contents[number], efficiency.Efficiency(number)];
            var interval = efficiency.Missing is null ? efficiency.Interval(number) : default;
            double[] bounds = efficiency.Missing is null ? [interval.Low, interval.High] : [];
            output.WriteLine(string.Join(',', edges.Concat(values).Concat(bounds).Select(Text)));
        }
    }

    private static string Text(double value) =>
        double.IsInfinity(value) ? (value < 0 ? "-inf" : "inf") : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Interval(RootEfficiency efficiency, int bin)
    {
        if (efficiency.Missing is not null)
        {
            return "";
        }

        var (low, high) = efficiency.Interval(bin);
        return $"{Share(low)} to {Share(high)}";
    }

    private static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
