using HepAnalysis.RootIO.Views;

namespace HepAnalysis.Cli.Terminal;

/// <summary>The points of graphs as a table.</summary>
internal static class GraphTable
{
    private const int MostPoints = 60;

    public static void Write(RootGraph graph, string name, string command, HepConsole console)
    {
        ObjectDrawing.Head(graph.Object, name, console, Human.Count(graph.Count, "point"));
        var several = graph.YErrors.Count > 1;
        Points(graph.Count, [("x", graph.X, graph.XErrors), ("y", graph.Y, several || graph.YErrors.Count == 0 ? null : graph.YErrors[0])],
            several ? [.. graph.YErrors.Select((errors, i) => ($"error {i + 1}", errors))] : [], command, console);
        foreach (var function in graph.Functions)
        {
            FunctionTable.Write(function, $"  fit {function.Name}", console);
        }
    }

    public static void Write(RootGraph2D graph, string name, string command, HepConsole console)
    {
        ObjectDrawing.Head(graph.Object, name, console, Human.Count(graph.Count, "point"));
        Points(graph.Count, [("x", graph.X, graph.XErrors), ("y", graph.Y, graph.YErrors), ("z", graph.Z, graph.ZErrors)], [], command, console);
    }

    /// <summary>Points as comma-separated values with all their digits.</summary>
    public static void WriteCsv(RootGraph graph, TextWriter output)
    {
        var columns = new List<(string Name, IReadOnlyList<double> Values)> { ("x", graph.X), ("y", graph.Y) };
        if (graph.XErrors is { } errors)
        {
            columns.AddRange([("xlow", errors.Low), ("xhigh", errors.High)]);
        }

        for (var i = 0; i < graph.YErrors.Count; i++)
        {
            var number = graph.YErrors.Count > 1 ? $"{i + 1}" : "";
            columns.AddRange([($"ylow{number}", graph.YErrors[i].Low), ($"yhigh{number}", graph.YErrors[i].High)]);
        }

        output.WriteLine(string.Join(',', columns.Select(column => column.Name)));
        for (var point = 0; point < graph.Count; point++)
        {
            output.WriteLine(string.Join(',', columns.Select(column => column.Values[point].ToString("R", System.Globalization.CultureInfo.InvariantCulture))));
        }
    }

    private static void Points(int count, (string Name, IReadOnlyList<double> Values, RootErrors? Errors)[] axes, (string Name, RootErrors Errors)[] more, string command, HepConsole console)
    {
        if (count == 0)
        {
            return;
        }

        var headers = axes.SelectMany(axis => axis.Errors is null ? new[] { $">{axis.Name}" } : [$">{axis.Name}", "±"]).Concat(more.Select(errors => errors.Name));
        var table = new TextTable([">", .. headers]);
        for (var point = 0; point < Math.Min(count, MostPoints); point++)
        {
            var cells = axes.SelectMany(axis => axis.Errors is null ? new[] { Human.Number(axis.Values[point]) } : [Human.Number(axis.Values[point]), Error(axis.Errors, point)]);
            table.Add([$"{point}", .. cells, .. more.Select(errors => Error(errors.Errors, point))]);
        }

        table.Write(console, "  ");
        ObjectDrawing.More(count - MostPoints, "point", command, console);
    }

    private static string Error(RootErrors errors, int point) =>
        errors.IsSymmetric ? $"± {Human.Number(errors.Low[point])}" : $"−{Human.Number(errors.Low[point])} +{Human.Number(errors.High[point])}";
}
