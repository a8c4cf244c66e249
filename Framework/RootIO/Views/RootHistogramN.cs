using HepAnalysis.RootIO.Histograms;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>
/// A histogram of any number of dimensions: THnT with all its bins (THnD, THnF …), THnSparseT with those that were filled (THnSparseD …).
/// </summary>
public sealed class RootHistogramN : IRootView<RootHistogramN>
{
    private const int MostAxes = 100;

    private RootHistogramN(RootObject value)
    {
        Object = value;
        Axes = [.. value.Objects("fAxes").Select(RootAxis.Of)];
        if (Axes.Count is 0 or > MostAxes || Axes.Count != value.GetInteger("fNdimensions"))
        {
            throw value.Contradicts($"it has {value.GetInteger("fNdimensions")} dimensions and {Axes.Count} axes");
        }

        Bins = IsSparse ? SparseBins.Of(value, Axes) : DenseBins(value);
    }

    /// <inheritdoc/>
    public static string Kind => "a histogram of many dimensions";

    /// <summary>Every member as stored.</summary>
    public RootObject Object { get; }

    /// <summary>THnT&lt;double&gt;, THnSparseT&lt;TArrayF&gt; …</summary>
    public string ClassName => Object.ClassName;

    /// <summary>Name.</summary>
    public string Name => Object.Name();

    /// <summary>Title.</summary>
    public string Title => Object.Title();

    /// <summary>Number of fills.</summary>
    public double Entries => Object.GetReal("fEntries");

    /// <summary>True where only bins that were filled are stored.</summary>
    public bool IsSparse => ClassName.StartsWith("THnSparseT<", StringComparison.Ordinal);

    /// <summary>The axes.</summary>
    public IReadOnlyList<RootAxis> Axes { get; }

    /// <summary>The bins that have a content, flow bins among them; of a sparse one all that were ever filled, in the order of storage.</summary>
    public IReadOnlyList<RootBin> Bins { get; }

    /// <inheritdoc/>
    public static bool Reads(string className) => className.StartsWith("THnT<", StringComparison.Ordinal) || className.StartsWith("THnSparseT<", StringComparison.Ordinal);

    /// <inheritdoc/>
    public static RootHistogramN Of(RootObject value) => new(value);

    // TNDArrayT: the last axis runs fastest.
    private List<RootBin> DenseBins(RootObject value)
    {
        var contents = value.Get<RootObject>("fArray").Doubles("fData");
        var squares = value.Get<RootObject>("fSumw2").Doubles("fData");
        var cells = Axes.Aggregate(1L, (all, axis) => Math.Min(all * (axis.Bins + 2L), int.MaxValue));
        if ((contents.Length > 0 && contents.Length != cells) || (squares.Length > 0 && squares.Length != cells))
        {
            throw value.Contradicts($"its axes make {cells} bins, and it has {contents.Length} contents and {squares.Length} squared weights");
        }

        var bins = new List<RootBin>();
        for (var i = 0; i < contents.Length; i++)
        {
            if (contents[i] != 0 || (squares.Length > 0 && squares[i] != 0))
            {
                var coordinates = new int[Axes.Count];
                var rest = i;
                for (var axis = Axes.Count - 1; axis >= 0; axis--)
                {
                    (rest, coordinates[axis]) = Math.DivRem(rest, Axes[axis].Bins + 2);
                }

                bins.Add(new RootBin(coordinates, contents[i], Math.Sqrt(squares.Length > 0 ? squares[i] : Math.Abs(contents[i]))));
            }
        }

        return bins;
    }
}
