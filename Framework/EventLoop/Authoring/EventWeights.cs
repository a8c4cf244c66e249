namespace HepAnalysis.EventLoop;

/// <summary>The weights of the events of a block, where the analysis has a weight; NaN where an event's is missing. One worker's.</summary>
public sealed class EventWeights
{
    private double[] values = [];

    /// <summary>The weight of an event of the block.</summary>
    public double this[int index] => values[index];

    /// <summary>The weights of all events of the block; empty where the analysis counts.</summary>
    internal ReadOnlySpan<double> Values => values;

    /// <summary>Room for a block's weights.</summary>
    internal Span<double> Begin(int count)
    {
        if (values.Length < count)
        {
            values = new double[count];
        }

        return values.AsSpan(0, count);
    }
}
