namespace HepAnalysis.Histograms;

/// <summary>A histogram of one quantity.</summary>
public sealed class Histogram1D : Histogram
{
    private readonly Axis axis;

    /// <param name="name">Name, unique in its file.</param>
    /// <param name="axis">Its axis.</param>
    /// <param name="title">Title.</param>
    /// <param name="weighted">True to fill it with weights.</param>
    /// <exception cref="HistogramException">No name.</exception>
    public Histogram1D(string name, Axis axis, string title = "", bool weighted = false)
        : base(name, title, weighted, axis.Bins + 2, 2)
    {
        this.axis = axis;
        Axes = [axis];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Axis> Axes { get; }

    /// <inheritdoc/>
    public override Histogram ToWeighted() => new Histogram1D(Name, axis, Title, weighted: true);

    /// <summary>Counts a value; where the histogram is weighted, adds <see cref="Histogram.EventWeight"/> at it.</summary>
    public void Fill(double x)
    {
        if (IsWeighted)
        {
            Fill(x, EventWeight);
            return;
        }

        var bin = axis.Index(x);
        if (bin < 0)
        {
            NaNCount++;
            return;
        }

        Cells.Counts![bin]++;
        Entries++;
        if ((uint)(bin - 1) < (uint)axis.Bins)
        {
            AddTerm(0, x);
            AddTerm(1, x * x);
        }
    }

    /// <summary>Adds a weight at a value.</summary>
    public void Fill(double x, double weight)
    {
        CheckWeighted(true);
        var bin = axis.Index(x);
        if (FillCell(bin, weight) && (uint)(bin - 1) < (uint)axis.Bins)
        {
            AddTerm(0, weight * x);
            AddTerm(1, weight * x * x);
        }
    }

    /// <summary>Counts values.</summary>
    public void Fill(ReadOnlySpan<double> x)
    {
        CheckWeighted(false);
        var scratch = FillScratch.Current;
        var counts = Cells.Counts!;
        while (!x.IsEmpty)
        {
            var piece = x[..Math.Min(FillScratch.Piece, x.Length)];
            var bins = scratch.XBins.AsSpan(0, piece.Length);
            axis.Indices(piece, bins);
            var missing = 0;
            foreach (var bin in bins)
            {
                if (bin < 0)
                {
                    missing++;
                    continue;
                }

                counts[bin]++;
            }

            NaNCount += missing;
            Entries += piece.Length - missing;
            var mask = scratch.Mask.AsSpan(0, piece.Length);
            FillTerms.Inside(piece, axis.Low, axis.High, mask);
            var inside = scratch.X.AsSpan(0, piece.Length);
            FillTerms.Both(piece, mask, inside);
            var square = scratch.Square.AsSpan(0, piece.Length);
            FillTerms.Product(inside, inside, square);
            Sums.AddAll(0, inside);
            Sums.AddAll(1, square);
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
        var scratch = FillScratch.Current;
        while (!x.IsEmpty)
        {
            var length = Math.Min(FillScratch.Piece, x.Length);
            var piece = x[..length];
            var pieceWeights = weights[..length];
            var bins = scratch.XBins.AsSpan(0, length);
            axis.Indices(piece, bins);
            for (var i = 0; i < bins.Length; i++)
            {
                FillCell(bins[i], pieceWeights[i]);
            }

            var mask = scratch.Mask.AsSpan(0, length);
            FillTerms.Inside(piece, axis.Low, axis.High, mask);
            FillTerms.OnlyFinite(pieceWeights, mask);
            var inside = scratch.X.AsSpan(0, length);
            FillTerms.Both(piece, mask, inside);
            var weight = scratch.Weight.AsSpan(0, length);
            FillTerms.Both(pieceWeights, mask, weight);
            AddMoments(0, weight, inside, scratch);
            x = x[length..];
            weights = weights[length..];
        }
    }

    private protected override int[] CellsInside() => [.. Enumerable.Range(1, axis.Bins)];
}
