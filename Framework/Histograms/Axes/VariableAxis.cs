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

    public override void Indices(ReadOnlySpan<double> x, Span<int> bins)
    {
        for (var i = 0; i < x.Length; i++)
        {
            bins[i] = Index(x[i]);
        }
    }
}
