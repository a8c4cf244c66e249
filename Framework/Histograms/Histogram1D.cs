namespace HepAnalysis.Histograms;

/// <summary>A histogram of one quantity.</summary>
public sealed class Histogram1D : Histogram
{
    private const int MostKept = 256;
    private readonly Axis axis;
    private double[] keptValues = [];
    private double[] keptWeights = [];
    private int kept;

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
            Keep(x, EventWeight);
            return;
        }

        // Many at once cost a third of one by one, and exact sums know no order.
        var at = kept;
        if ((uint)at < (uint)keptValues.Length)
        {
            keptValues[at] = x;
            kept = at + 1;
            return;
        }

        MakeRoom();
        keptValues[kept++] = x;
    }

    /// <summary>Adds a weight at a value.</summary>
    public void Fill(double x, double weight)
    {
        CheckWeighted(true);
        Keep(x, weight);
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

            NaNs += missing;
            EntryCount += piece.Length - missing;
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

    private protected override void Flush()
    {
        if (kept == 0)
        {
            return;
        }

        var values = keptValues.AsSpan(0, kept);
        kept = 0;
        if (IsWeighted)
        {
            Fill(values, keptWeights.AsSpan(0, values.Length));
        }
        else
        {
            Fill(values);
        }
    }

    private void Keep(double x, double weight)
    {
        if (kept == keptValues.Length)
        {
            MakeRoom();
        }

        keptValues[kept] = x;
        keptWeights[kept++] = weight;
    }

    private void MakeRoom()
    {
        Flush();
        if (keptValues.Length == 0)
        {
            keptValues = new double[MostKept];
            keptWeights = IsWeighted ? new double[MostKept] : [];
        }
    }

    private protected override int[] CellsInside() => [.. Enumerable.Range(1, axis.Bins)];
}
