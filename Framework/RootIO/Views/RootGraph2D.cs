using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>Points in space, with or without errors: TGraph2D, TGraph2DErrors, TGraph2DAsymmErrors.</summary>
public sealed class RootGraph2D : IRootView<RootGraph2D>
{
    private RootGraph2D(RootObject graph)
    {
        Object = graph;
        var count = graph.GetInteger("fNpoints");
        X = RootGraph.Points(graph, "fX", count);
        Y = RootGraph.Points(graph, "fY", count);
        Z = RootGraph.Points(graph, "fZ", count);
        XErrors = RootGraph.Errors(graph, "X", count);
        YErrors = RootGraph.Errors(graph, "Y", count);
        ZErrors = RootGraph.Errors(graph, "Z", count);
    }

    /// <inheritdoc/>
    public static string Kind => "a graph in space";

    /// <summary>Every member as stored.</summary>
    public RootObject Object { get; }

    /// <summary>Name.</summary>
    public string Name => Object.Name();

    /// <summary>Title; of axes too where it has semicolons: <c>title;x;y;z</c>.</summary>
    public string Title => Object.Title();

    /// <summary>Number of points.</summary>
    public int Count => X.Count;

    /// <summary>First coordinates.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Second coordinates.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>Third coordinates.</summary>
    public IReadOnlyList<double> Z { get; }

    /// <summary>Errors of the first coordinates; null where the class has none.</summary>
    public RootErrors? XErrors { get; }

    /// <summary>Errors of the second coordinates; null where the class has none.</summary>
    public RootErrors? YErrors { get; }

    /// <summary>Errors of the third coordinates; null where the class has none.</summary>
    public RootErrors? ZErrors { get; }

    /// <inheritdoc/>
    public static bool Reads(string className) => className is "TGraph2D" or "TGraph2DErrors" or "TGraph2DAsymmErrors";

    /// <inheritdoc/>
    public static RootGraph2D Of(RootObject value) => new(value);
}
