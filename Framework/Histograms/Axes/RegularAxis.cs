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

    private protected override void Find(ReadOnlySpan<double> x, Span<int> bins)
    {
        // Adding 1.5 · 2^52 rounds to an integer that stands in the low bits.
        const double Rounder = 6755399441055744;
        var edges = Edges;
        double low = Low, most = edges.Length - 2;
        for (var i = 0; i < bins.Length; i++)
        {
            var value = x[i];
            var guess = ((value - low) * scale) - 0.5;
            var bin = (int)BitConverter.DoubleToInt64Bits((guess < most ? guess : most) + Rounder);
            bin += (value >= edges[bin + 1] ? 1 : 0) - (value < edges[bin] ? 1 : 0);
            while (value < edges[bin])
            {
                // More than one bin off only where bins are about as narrow as the spacing of numbers.
                bin--;
            }

            while (value >= edges[bin + 1])
            {
                bin++;
            }

            bins[i] = bin + 1;
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
