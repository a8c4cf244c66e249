namespace HepAnalysis.Histograms;

/// <summary>A histogram of two quantities.</summary>
public sealed class Histogram2D : Histogram
{
    private readonly Axis xAxis;
    private readonly Axis yAxis;

    /// <param name="name">Name, unique in its file.</param>
    /// <param name="x">Axis of the first quantity.</param>
    /// <param name="y">Axis of the second.</param>
    /// <param name="title">Title.</param>
    /// <param name="weighted">True to fill it with weights.</param>
    /// <exception cref="HistogramException">No name, or more than 100 million cells.</exception>
    public Histogram2D(string name, Axis x, Axis y, string title = "", bool weighted = false)
        : base(name, title, weighted, CellCount(x, y), 5)
    {
        xAxis = x;
        yAxis = y;
        Axes = [x, y];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Axis> Axes { get; }

    /// <inheritdoc/>
    public override Histogram ToWeighted() => new Histogram2D(Name, xAxis, yAxis, Title, weighted: true);

    /// <summary>Counts a pair of values; where the histogram is weighted, adds <see cref="Histogram.EventWeight"/> at it.</summary>
    public void Fill(double x, double y)
    {
        if (IsWeighted)
        {
            Fill(x, y, EventWeight);
        }
        else
        {
            Fill([x], [y]);
        }
    }

    /// <summary>Adds a weight at a pair of values.</summary>
    public void Fill(double x, double y, double weight) => Fill([x], [y], [weight]);

    /// <summary>Counts pairs of values.</summary>
    /// <param name="x">First values.</param>
    /// <param name="y">As many second values.</param>
    public void Fill(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        CheckWeighted(false);
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length);
        FillPieces(x, y, []);
    }

    /// <summary>Adds weights at pairs of values.</summary>
    /// <param name="x">First values.</param>
    /// <param name="y">As many second values.</param>
    /// <param name="weights">As many weights.</param>
    public void Fill(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        CheckWeighted(true);
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, x.Length);
        FillPieces(x, y, weights);
    }

    private protected override int[] CellsInside()
    {
        var cells = new int[xAxis.Bins * yAxis.Bins];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = (i % xAxis.Bins) + 1 + ((xAxis.Bins + 2) * ((i / xAxis.Bins) + 1));
        }

        return cells;
    }

    private static int CellCount(Axis x, Axis y)
    {
        const int Most = 100_000_000;
        var cells = (x.Bins + 2L) * (y.Bins + 2L);
        return cells <= Most
            ? (int)cells
            : throw new HistogramException("a histogram of two quantities has too many cells", $"{x.Bins} times {y.Bins} bins", $"at most {Most:N0} cells");
    }

    private void FillPieces(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        for (var at = 0; at < x.Length; at += FillScratch.Piece)
        {
            var length = Math.Min(FillScratch.Piece, x.Length - at);
            FillPiece(x.Slice(at, length), y.Slice(at, length), IsWeighted ? weights.Slice(at, length) : []);
        }
    }

    private void FillPiece(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        var scratch = FillScratch.Current;
        var xBins = scratch.XBins.AsSpan(0, x.Length);
        var yBins = scratch.YBins.AsSpan(0, x.Length);
        xAxis.Indices(x, xBins);
        yAxis.Indices(y, yBins);
        var row = xAxis.Bins + 2;
        for (var i = 0; i < xBins.Length; i++)
        {
            var cell = (xBins[i] | yBins[i]) < 0 ? -1 : xBins[i] + (row * yBins[i]);
            if (IsWeighted)
            {
                FillCell(cell, weights[i]);
            }
            else if (cell < 0)
            {
                NaNs++;
            }
            else
            {
                Cells.Counts![cell]++;
                EntryCount++;
            }
        }

        AddStatistics(x, y, weights, scratch);
    }

    private void AddStatistics(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weights, FillScratch scratch)
    {
        var mask = scratch.Mask.AsSpan(0, x.Length);
        var other = scratch.OtherMask.AsSpan(0, x.Length);
        FillTerms.Inside(x, xAxis.Low, xAxis.High, mask);
        FillTerms.Inside(y, yAxis.Low, yAxis.High, other);
        FillTerms.Both(mask, other, mask);
        var weight = scratch.Weight.AsSpan(0, x.Length);
        if (IsWeighted)
        {
            FillTerms.OnlyFinite(weights, mask);
            FillTerms.Both(weights, mask, weight);
        }
        else
        {
            weight.Fill(1);
        }

        var insideX = scratch.X.AsSpan(0, x.Length);
        var insideY = scratch.Y.AsSpan(0, x.Length);
        FillTerms.Both(x, mask, insideX);
        FillTerms.Both(y, mask, insideY);
        AddMoments(2, weight, insideY, scratch);
        AddMoments(0, weight, insideX, scratch);

        // The term is still w x.
        var term = scratch.Term.AsSpan(0, x.Length);
        FillTerms.Product(term, insideY, term);
        Sums.AddAll(4, term);
    }
}
