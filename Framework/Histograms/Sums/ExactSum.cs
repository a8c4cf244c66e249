namespace HepAnalysis.Histograms;

/// <summary>
/// The exact sum of any number of finite doubles: the same bits whatever the order, the threads, the grouping. Not
/// thread-safe; each worker has its own, and they are added at the end.
/// </summary>
public sealed class ExactSum
{
    private readonly ExactSums sums = new(1);

    /// <summary>Adds a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is infinite or NaN: those have no place in a sum.</exception>
    public void Add(double value)
    {
        Check(value);
        sums.Add(0, value);
    }

    /// <summary>Adds the product of two numbers, unrounded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is infinite or NaN.</exception>
    public void AddProduct(double a, double b)
    {
        Check(a);
        Check(b);
        sums.AddProduct(0, a, b);
    }

    /// <summary>Adds what another has summed.</summary>
    public void Add(ExactSum other) => sums.Add(other.sums);

    /// <summary>The sum, rounded once to the nearest double; infinite where it is beyond the range.</summary>
    public double Round() => sums.Round(0);

    private static void Check(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "only finite numbers have an exact sum");
        }
    }
}
