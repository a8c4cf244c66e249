namespace HepAnalysis.Histograms;

/// <summary>Equally wide bins: a guess by multiplication, put right by comparing with the edges.</summary>
internal sealed class RegularAxis : Axis
{
    private readonly double scale;

    public RegularAxis(int bins, double low, double high)
        : base(MakeEdges(bins, low, high))
    {
        scale = bins / (high - low);
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
        var bin = Math.Min((int)((x - Low) * scale), Bins - 1);
        while (x < edges[bin])
        {
            bin--;
        }

        while (x >= edges[bin + 1])
        {
            bin++;
        }

        return bin + 1;
    }

    public override void Indices(ReadOnlySpan<double> x, Span<int> bins)
    {
        for (var i = 0; i < x.Length; i++)
        {
            bins[i] = Index(x[i]);
        }
    }

    private static double[] MakeEdges(int bins, double low, double high)
    {
        CheckBins(bins);
        var edges = new double[bins + 1];
        for (var k = 0; k < bins; k++)
        {
            edges[k] = low + ((high - low) * k / bins);
        }

        edges[bins] = high;
        return Checked(edges);
    }
}
