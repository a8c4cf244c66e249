namespace HepAnalysis.Histograms;

/// <summary>
/// An axis: edges e₀ &lt; e₁ &lt; … &lt; eₙ. Bin k holds e₍k₋₁₎ ≤ x &lt; e₍k₎, compared with the edges as stored, whatever formula made
/// them; bin 0 is the underflow, bin n + 1 the overflow. NaN has no bin. Immutable and thread-safe.
/// </summary>
public abstract class Axis
{
    private readonly double[] edges;

    private protected Axis(double[] edges)
    {
        this.edges = edges;
    }

    /// <summary>Title with unit.</summary>
    public string Title { get; init; } = "";

    /// <summary>Number of bins without the flow bins.</summary>
    public int Bins => edges.Length - 1;

    /// <summary>Lower edge of the first bin.</summary>
    public double Low => edges[0];

    /// <summary>Upper edge of the last bin.</summary>
    public double High => edges[^1];

    /// <summary>All edges, one more than there are bins.</summary>
    public ReadOnlySpan<double> Edges => edges;

    /// <summary>Equally wide bins; edge k is low + (high − low) k / n.</summary>
    /// <exception cref="HistogramException">No bins, or edges that do not rise.</exception>
    public static Axis Regular(int bins, double low, double high, string title = "") => new RegularAxis(bins, low, high) { Title = title };

    /// <summary>Bins equally wide in the logarithm; edge k is low (high / low)^(k / n).</summary>
    /// <exception cref="HistogramException">No bins, an edge that is not positive, or edges that do not rise.</exception>
    public static Axis Log(int bins, double low, double high, string title = "") => new LogAxis(bins, low, high) { Title = title };

    /// <summary>Bins between given edges.</summary>
    /// <exception cref="HistogramException">Fewer than two edges, or edges that do not rise.</exception>
    public static Axis Variable(double[] edges, string title = "") => new VariableAxis([.. edges]) { Title = title };

    /// <summary>Edge <paramref name="index"/>, from 0 to <see cref="Bins"/>.</summary>
    public double Edge(int index) => edges[index];

    /// <summary>The bin of a value: 0 (underflow) to <see cref="Bins"/> + 1 (overflow); −1 for NaN.</summary>
    public abstract int Index(double x);

    /// <summary>The bins of many values, as <see cref="Index"/> gives them.</summary>
    /// <param name="x">Values.</param>
    /// <param name="bins">As long as <paramref name="x"/>.</param>
    public void Indices(ReadOnlySpan<double> x, Span<int> bins)
    {
        bins = bins[..x.Length];
        var last = Math.BitDecrement(High);
        var scratch = FillScratch.Current;
        while (!x.IsEmpty)
        {
            var piece = x[..Math.Min(x.Length, FillScratch.Piece)];
            var clamped = scratch.Clamped.AsSpan(0, piece.Length);
            FillTerms.Clamp(piece, Low, last, clamped);
            var found = bins[..piece.Length];
            Find(clamped, found);
            for (var i = 0; i < found.Length; i++)
            {
                if (clamped[i] != piece[i])
                {
                    found[i] = piece[i] >= High ? edges.Length : double.IsNaN(piece[i]) ? -1 : 0;
                }
            }

            x = x[piece.Length..];
            bins = bins[piece.Length..];
        }
    }

    /// <summary>The axis as it is written.</summary>
    public AxisData ToData() => new(Bins, Low, High, this is RegularAxis ? null : [.. edges], Title);

    /// <summary>The bins of values between the first and the last edge, without branches that depend on the values.</summary>
    private protected abstract void Find(ReadOnlySpan<double> x, Span<int> bins);

    private protected static double[] Checked(double[] edges)
    {
        if (edges.Length < 2)
        {
            throw new HistogramException("an axis needs a bin", $"{edges.Length} edges make none", "give at least two edges");
        }

        for (var i = 0; i < edges.Length; i++)
        {
            if (!double.IsFinite(edges[i]) || (i > 0 && !(edges[i] > edges[i - 1])))
            {
                throw new HistogramException("the edges of an axis must rise", $"edge {i} is {edges[i]:R}{(i > 0 ? $", the one before it {edges[i - 1]:R}" : "")}", "give finite edges in rising order, and not more bins than numbers lie between them");
            }
        }

        return edges;
    }

    private protected static void CheckBins(int bins)
    {
        const int Most = 100_000_000;
        if (bins is < 1 or > Most)
        {
            throw new HistogramException("an axis needs a sensible number of bins", $"{bins} were asked for", $"1 to {Most:N0}");
        }
    }
}
