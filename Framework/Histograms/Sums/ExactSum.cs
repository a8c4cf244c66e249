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

    /// <summary>The unrounded sum as bytes, the same for equal sums.</summary>
    public byte[] ToState()
    {
        var writer = new StateWriter();
        sums.Write(writer);
        return writer.ToArray();
    }

    /// <summary>Adds a sum whose <see cref="ToState"/> gave these bytes.</summary>
    /// <exception cref="HistogramStateException">They are not the whole of a sum.</exception>
    public void AddState(ReadOnlySpan<byte> state)
    {
        var reader = new StateReader(state);
        sums.Read(ref reader);
        if (reader.Remaining != 0)
        {
            throw new HistogramStateException($"{reader.Remaining} bytes are left over", reader.Offset);
        }
    }

    private static void Check(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "only finite numbers have an exact sum");
        }
    }
}
