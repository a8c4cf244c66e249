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
    public Histogram2D(string name, Axis x, Axis y, string title = "", bool weighted = false)
        : base(name, title, weighted, CellCount(x, y), 5)
    {
        xAxis = x;
        yAxis = y;
        Axes = [x, y];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Axis> Axes { get; }

    /// <summary>Counts a pair of values.</summary>
    public void Fill(double x, double y) => Fill([x], [y]);

    /// <summary>Adds a weight at a pair of values.</summary>
    public void Fill(double x, double y, double weight) => Fill([x], [y], [weight]);

    /// <summary>Counts pairs of values.</summary>
    public void Fill(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        CheckWeighted(false);
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length);
        for (var i = 0; i < x.Length; i++)
        {
            if (Cell(x[i], y[i], out var inside) is >= 0 and var cell)
            {
                Cells.Counts![cell]++;
                Entries++;
                AddStatistics(x[i], y[i], 1, inside);
            }
        }
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
        for (var i = 0; i < x.Length; i++)
        {
            if (Cell(x[i], y[i], out var inside) is >= 0 and var cell && IsFiniteWeight(weights[i]))
            {
                Cells.Fill(cell, weights[i]);
                Entries++;
                AddStatistics(x[i], y[i], weights[i], inside);
            }
        }
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

    private int Cell(double x, double y, out bool inside)
    {
        int ix = xAxis.Index(x), iy = yAxis.Index(y);
        inside = (uint)(ix - 1) < (uint)xAxis.Bins && (uint)(iy - 1) < (uint)yAxis.Bins;
        if (ix >= 0 && iy >= 0)
        {
            return ix + ((xAxis.Bins + 2) * iy);
        }

        NaNCount++;
        return -1;
    }

    private void AddStatistics(double x, double y, double weight, bool inside)
    {
        if (!inside)
        {
            return;
        }

        double wx = weight * x, wy = weight * y;
        Span<double> terms = [wx, wx * x, wy, wy * y, wx * y];
        for (var i = 0; i < terms.Length; i++)
        {
            // One that overflows is left out, as no sum could hold it.
            if (double.IsFinite(terms[i]))
            {
                Sums.Add(i, terms[i]);
            }
        }
    }
}
