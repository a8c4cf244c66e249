using HepAnalysis.Columns;

namespace HepAnalysis.Histograms;

/// <summary>
/// Bins equally wide in the logarithm. A table over the upper bits of a positive double, which rise with it, gives the
/// first bin to compare: no logarithm is taken.
/// </summary>
internal sealed class LogAxis : Axis
{
    private readonly int shift;
    private readonly long firstCell;
    private readonly int[] firstBin;

    public LogAxis(int bins, double low, double high)
        : base(MakeEdges(bins, low, high))
    {
        // About four cells a bin and no more than some thousands, so that the table stays in the cache.
        shift = 52;
        while (shift > 36 && Cell(High) - Cell(Low) < Math.Min(4L * bins, 8192))
        {
            shift--;
        }

        firstCell = Cell(Low);
        firstBin = new int[Cell(High) - firstCell + 1];
        var bin = 0;
        for (var cell = 0; cell < firstBin.Length; cell++)
        {
            var begin = BitConverter.Int64BitsToDouble((firstCell + cell) << shift);
            while (bin + 1 < Bins && begin >= Edges[bin + 1])
            {
                bin++;
            }

            firstBin[cell] = bin;
        }
    }

    public override int Index(double x)
    {
        if (!(x >= Low))
        {
            return double.IsNaN(x) ? -1 : 0;
        }

        if (x >= High)
        {
            return Bins + 1;
        }

        var edges = Edges;
        var bin = firstBin[Cell(x) - firstCell];
        while (x >= edges[bin + 1])
        {
            bin++;
        }

        return bin + 1;
    }

    private protected override void Find(ReadOnlySpan<double> x, Span<int> bins)
    {
        var edges = Edges;
        ReadOnlySpan<int> table = firstBin;
        for (var i = 0; i < bins.Length; i++)
        {
            var value = x[i];
            var bin = table[(int)(Cell(value) - firstCell)] + 1;
            bin += value >= edges[bin] ? 1 : 0;
            while (value >= edges[bin])
            {
                // Only where bins are narrower than the cells of the table.
                bin++;
            }

            bins[i] = bin;
        }
    }

    private static double[] MakeEdges(int bins, double low, double high)
    {
        CheckBins(bins);
        if (!(low > 0) || !double.IsFinite(high))
        {
            throw new HistogramException("a logarithmic axis begins above 0", $"it was to run from {low:R} to {high:R}", "give positive edges");
        }

        var edges = new double[bins + 1];
        for (var k = 1; k < bins; k++)
        {
            edges[k] = low * HepMath.Pow(high / low, (double)k / bins);
        }

        edges[0] = low;
        edges[bins] = high;
        return Checked(edges);
    }

    private long Cell(double x) => BitConverter.DoubleToInt64Bits(x) >> shift;
}
