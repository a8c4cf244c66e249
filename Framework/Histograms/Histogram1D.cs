namespace HepAnalysis.Histograms;

/// <summary>A histogram of one quantity.</summary>
public sealed class Histogram1D : Histogram
{
    private const int Piece = 512;
    private readonly Axis axis;

    /// <param name="name">Name, unique in its file.</param>
    /// <param name="axis">Its axis.</param>
    /// <param name="title">Title.</param>
    /// <param name="weighted">True to fill it with weights.</param>
    public Histogram1D(string name, Axis axis, string title = "", bool weighted = false)
        : base(name, title, weighted, axis.Bins + 2, 2)
    {
        this.axis = axis;
        Axes = [axis];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Axis> Axes { get; }

    /// <summary>Counts a value.</summary>
    public void Fill(double x) => Fill([x]);

    /// <summary>Adds a weight at a value.</summary>
    public void Fill(double x, double weight) => Fill([x], [weight]);

    /// <summary>Counts values.</summary>
    public void Fill(ReadOnlySpan<double> x)
    {
        CheckWeighted(false);
        Span<int> bins = stackalloc int[Piece];
        var counts = Cells.Counts!;
        while (!x.IsEmpty)
        {
            var piece = x[..Math.Min(Piece, x.Length)];
            axis.Indices(piece, bins);
            for (var i = 0; i < piece.Length; i++)
            {
                var bin = bins[i];
                if (bin < 0)
                {
                    NaNCount++;
                    continue;
                }

                counts[bin]++;
                Entries++;
                if ((uint)(bin - 1) < (uint)axis.Bins)
                {
                    Sums.Add(0, piece[i]);
                    AddSquare(1, piece[i] * piece[i]);
                }
            }

            x = x[piece.Length..];
        }
    }

    /// <summary>Adds weights at values.</summary>
    /// <param name="x">Values.</param>
    /// <param name="weights">As many weights.</param>
    public void Fill(ReadOnlySpan<double> x, ReadOnlySpan<double> weights)
    {
        CheckWeighted(true);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, x.Length);
        for (var i = 0; i < x.Length; i++)
        {
            var bin = axis.Index(x[i]);
            if (bin < 0)
            {
                NaNCount++;
                continue;
            }

            var weight = weights[i];
            if (!IsFiniteWeight(weight))
            {
                continue;
            }

            Cells.Fill(bin, weight);
            Entries++;
            if ((uint)(bin - 1) < (uint)axis.Bins)
            {
                var product = weight * x[i];
                AddSquare(0, product);
                AddSquare(1, product * x[i]);
            }
        }
    }

    private protected override int[] CellsInside() => [.. Enumerable.Range(1, axis.Bins)];

    // The terms of the statistics are rounded products; one that overflows is left out, as no sum could hold it.
    private void AddSquare(int sum, double value)
    {
        if (double.IsFinite(value))
        {
            Sums.Add(sum, value);
        }
    }
}
