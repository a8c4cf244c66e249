namespace HepAnalysis.Histograms;

/// <summary>
/// Bins between given edges. A table of equally wide cells says from where to where the edges around a value can be; among
/// those it is found by halving. A cell number never falls where the value rises, whatever it is rounded, so that an edge
/// of a lower cell lies below the value.
/// </summary>
internal sealed class VariableAxis : Axis
{
    // Adding 1.5 · 2^52 rounds to an integer that stands in the low bits.
    private const double Rounder = 6755399441055744;

    private readonly double scale;
    private readonly int[] firstBin;

    public VariableAxis(double[] edges)
        : base(Checked(edges))
    {
        var cells = (int)Math.Min(4L * Bins, 8192);
        var wanted = cells / (High - Low);
        scale = double.IsFinite(wanted) && double.IsFinite(High - Low) ? wanted : 0;
        firstBin = new int[cells + 2];
        var bin = 0;
        for (var cell = 0; cell < firstBin.Length; cell++)
        {
            while (bin + 1 < Bins && Cell(Edges[bin + 1]) < cell)
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

        return x >= High ? Bins + 1 : Bin(x);
    }

    private protected override void Find(ReadOnlySpan<double> x, Span<int> bins)
    {
        for (var i = 0; i < bins.Length; i++)
        {
            bins[i] = Bin(x[i]);
        }
    }

    private int Bin(double x)
    {
        var edges = Edges;
        var cell = Cell(x);
        int low = firstBin[cell], high = Math.Min(firstBin[cell + 1] + 2, edges.Length);
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            if (x >= edges[middle])
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low + 1;
    }

    private int Cell(double x) => (int)BitConverter.DoubleToInt64Bits(((x - Low) * scale) + Rounder);
}
