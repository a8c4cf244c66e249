using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>Points in a plane, with or without errors: TGraph, TGraphErrors, TGraphAsymmErrors, TGraphBentErrors, TGraphMultiErrors, TCutG.</summary>
public sealed class RootGraph : IRootView<RootGraph>
{
    private RootGraph(RootObject graph)
    {
        Object = graph;
        var count = graph.GetInteger("fNpoints");
        X = Points(graph, "fX", count);
        Y = Points(graph, "fY", count);
        XErrors = Errors(graph, "X", count);
        YErrors = graph.ClassName == "TGraphMultiErrors" ? Layers(graph, count) : Errors(graph, "Y", count) is { } errors ? [errors] : [];
        Functions = [.. graph.Objects("fFunctions").Where(item => RootFunction.Reads(item.ClassName)).Select(RootFunction.Of)];
    }

    /// <inheritdoc/>
    public static string Kind => "a graph";

    /// <summary>Every member as stored.</summary>
    public RootObject Object { get; }

    /// <summary>Name.</summary>
    public string Name => Object.Name();

    /// <summary>Title; of axes too where it has semicolons: <c>title;x;y</c>.</summary>
    public string Title => Object.Title();

    /// <summary>Number of points.</summary>
    public int Count => X.Count;

    /// <summary>First coordinates.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Second coordinates.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>Errors of the first coordinates; null where the class has none.</summary>
    public RootErrors? XErrors { get; }

    /// <summary>Errors of the second coordinates: none, one, or of a TGraphMultiErrors several, for each source of errors.</summary>
    public IReadOnlyList<RootErrors> YErrors { get; }

    /// <summary>Functions that were fitted to it.</summary>
    public IReadOnlyList<RootFunction> Functions { get; }

    /// <inheritdoc/>
    public static bool Reads(string className) => className is "TGraph" or "TGraphErrors" or "TGraphAsymmErrors" or "TGraphBentErrors" or "TGraphMultiErrors" or "TCutG";

    /// <inheritdoc/>
    public static RootGraph Of(RootObject value) => new(value);

    /// <summary>Coordinates of one direction, checked against the number of points.</summary>
    internal static IReadOnlyList<double> Points(RootObject graph, string member, long count)
    {
        var points = graph.Doubles(member);
        return points.Length == count ? points : throw graph.Contradicts($"fNpoints is {count}, and {member} has {points.Length} numbers");
    }

    /// <summary>Errors of one direction, as fEX, or fEXlow and fEXhigh; null where there are none.</summary>
    internal static RootErrors? Errors(RootObject graph, string direction, long count)
    {
        if (graph.Members.ContainsKey($"fE{direction}"))
        {
            var errors = Points(graph, $"fE{direction}", count);
            return new RootErrors(errors, errors);
        }

        var (low, high) = graph.ClassName == "TGraphMultiErrors" ? ("fExL", "fExH") : ($"fE{direction}low", $"fE{direction}high");
        return graph.Members.ContainsKey(low) ? new RootErrors(Points(graph, low, count), Points(graph, high, count)) : null;
    }

    private static IReadOnlyList<RootErrors> Layers(RootObject graph, long count)
    {
        var (low, high) = (Arrays(graph, "fEyL"), Arrays(graph, "fEyH"));
        return low.Count == high.Count && low.Concat(high).All(errors => errors.Length == count)
            ? [.. low.Zip(high, (below, above) => new RootErrors(below, above))]
            : throw graph.Contradicts($"fNpoints is {count}, and it has {low.Count} and {high.Count} errors in y, of {string.Join(", ", low.Concat(high).Select(errors => errors.Length))} numbers");
    }

    private static List<double[]> Arrays(RootObject graph, string member) => [.. (graph.Get<object?[]>(member) ?? []).Select(ViewMembers.Doubles)];
}
