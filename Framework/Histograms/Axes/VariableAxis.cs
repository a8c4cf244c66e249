namespace HepAnalysis.Histograms;

/// <summary>Bins between given edges, found by halving.</summary>
internal sealed class VariableAxis(double[] edges) : Axis(Checked(edges))
{
    public override int Index(double x)
    {
        if (!(x >= Low))
        {
            return double.IsNaN(x) ? -1 : 0;
        }

        var all = Edges;
        int low = 0, high = all.Length;
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            if (x >= all[middle])
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

    private protected override void Find(ReadOnlySpan<double> x, Span<int> bins)
    {
        var all = Edges;
        for (var i = 0; i < bins.Length; i++)
        {
            // The number of edges that are not above the value, by steps that are the same for every value.
            var low = 0;
            for (var rest = all.Length; rest > 1;)
            {
                var half = rest >>> 1;
                low += half & -(x[i] >= all[low + half] ? 1 : 0);
                rest -= half;
            }

            bins[i] = low + 1;
        }
    }
}
