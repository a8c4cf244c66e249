using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>A histogram whose bins are polygons (TH2Poly).</summary>
public sealed class RootPolygonHistogram : IRootView<RootPolygonHistogram>
{
    // The nine bins around the plane: above left, above, above right, left, none of the bins, right, below left, below, below right.
    private const int FlowBins = 9;

    private RootPolygonHistogram(RootObject value)
    {
        Object = value;
        var squares = value.Doubles("fSumw2");
        var bins = value.Objects("fBins");
        Bins = [.. bins.Select(bin => Bin(bin, squares))];
        Overflow = value.Doubles("fOverflow") is { Length: FlowBins } overflow ? overflow : [];
    }

    /// <inheritdoc/>
    public static string Kind => "a histogram of polygons";

    /// <summary>Every member as stored.</summary>
    public RootObject Object { get; }

    /// <summary>Name.</summary>
    public string Name => Object.Name();

    /// <summary>Title.</summary>
    public string Title => Object.Title();

    /// <summary>Number of fills.</summary>
    public double Entries => Object.GetReal("fEntries");

    /// <summary>The bins in the order of their numbers.</summary>
    public IReadOnlyList<RootPolygon> Bins { get; }

    /// <summary>What was filled beside the bins, empty where the version of the class has none, in ROOT's order (bins −1 to −9): above left, above, above right, left, between the bins, right, below left, below, below right.</summary>
    public IReadOnlyList<double> Overflow { get; }

    /// <inheritdoc/>
    public static bool Reads(string className) => className == "TH2Poly";

    /// <inheritdoc/>
    public static RootPolygonHistogram Of(RootObject value) => new(value);

    private static RootPolygon Bin(RootObject bin, double[] squares)
    {
        var number = (int)bin.GetInteger("fNumber");
        var content = bin.GetReal("fContent");
        var outline = bin.Get<RootObject>("fPoly");
        IReadOnlyList<RootGraph> outlines = outline is null ? []
            : RootGraph.Reads(outline.ClassName) ? [RootGraph.Of(outline)]
            : RootMultiGraph.Reads(outline.ClassName) ? [.. RootMultiGraph.Of(outline).Graphs.Select(item => item.Graph)]
            : [];

        // Squared weights stand behind those of the nine flow bins.
        var at = number - 1 + FlowBins;
        var square = at >= FlowBins && at < squares.Length ? squares[at] : Math.Abs(content);
        return new RootPolygon(number, outline?.Name() ?? "", outlines, content, Math.Sqrt(square));
    }
}
