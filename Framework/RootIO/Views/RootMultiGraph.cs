using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>Graphs that are drawn together (TMultiGraph).</summary>
public sealed class RootMultiGraph : IRootView<RootMultiGraph>
{
    private RootMultiGraph(RootObject value)
    {
        Object = value;
        Graphs = [.. value.Drawn("fGraphs").Where(item => RootGraph.Reads(item.Object.ClassName)).Select(item => (RootGraph.Of(item.Object), item.Option))];
    }

    /// <inheritdoc/>
    public static string Kind => "a multi-graph";

    /// <summary>Every member as stored.</summary>
    public RootObject Object { get; }

    /// <summary>Name.</summary>
    public string Name => Object.Name();

    /// <summary>Title; of axes too where it has semicolons: <c>title;x;y</c>.</summary>
    public string Title => Object.Title();

    /// <summary>The graphs in the order of drawing, each with its drawing option.</summary>
    public IReadOnlyList<(RootGraph Graph, string Option)> Graphs { get; }

    /// <inheritdoc/>
    public static bool Reads(string className) => className == "TMultiGraph";

    /// <inheritdoc/>
    public static RootMultiGraph Of(RootObject value) => new(value);
}
