namespace HepAnalysis.Histograms;

/// <summary>
/// The cells of a histogram: counts where its fills have no weight, else exact sums of w and w². Not thread-safe.
/// </summary>
internal sealed class Cells
{
    private readonly long[]? counts;
    private readonly ExactSums? sumW;
    private readonly ExactSums? sumW2;

    public Cells(int count, bool weighted)
    {
        Count = count;
        if (weighted)
        {
            sumW = new ExactSums(count);
            sumW2 = new ExactSums(count);
        }
        else
        {
            counts = new long[count];
        }
    }

    public int Count { get; }

    public bool IsWeighted => counts is null;

    /// <summary>The counts; null where fills have weights.</summary>
    public long[]? Counts => counts;

    public void Fill(int cell, double weight)
    {
        sumW!.Add(cell, weight);
        sumW2!.AddProduct(cell, weight, weight);
    }

    public void Add(Cells other)
    {
        if (counts is not null)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] += other.counts![i];
            }

            return;
        }

        sumW!.Add(other.sumW!);
        sumW2!.Add(other.sumW2!);
    }

    public void Write(StateWriter writer)
    {
        if (counts is not null)
        {
            foreach (var cell in counts)
            {
                writer.Number(cell);
            }

            return;
        }

        sumW!.Write(writer);
        sumW2!.Write(writer);
    }

    public void Read(ref StateReader reader)
    {
        if (counts is not null)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] = reader.Number(long.MaxValue);
            }

            return;
        }

        sumW!.Read(ref reader);
        sumW2!.Read(ref reader);
    }

    public double[] Contents() => counts is not null ? Array.ConvertAll(counts, count => (double)count) : Rounded(sumW!);

    public double[]? SquaredWeights() => sumW2 is null ? null : Rounded(sumW2);

    /// <summary>Sums of w and of w² over some cells, exact before they are rounded.</summary>
    public (double W, double W2) Total(ReadOnlySpan<int> cells)
    {
        if (counts is not null)
        {
            long total = 0;
            foreach (var cell in cells)
            {
                total += counts[cell];
            }

            return (total, total);
        }

        return (sumW!.Round(cells), sumW2!.Round(cells));
    }

    private static double[] Rounded(ExactSums sums)
    {
        var values = new double[sums.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = sums.Round(i);
        }

        return values;
    }
}
