using HepAnalysis.Columns;

namespace HepAnalysis.Expressions.Running;

/// <summary>
/// The values of a node for the rows of one set, dense. Counted by reference and given back to its pool, so that the
/// few lanes in use stay in the cache and nothing is allocated.
/// </summary>
internal sealed class Lane : IDisposable
{
    private readonly NativeBuffer memory = new();

    public int Count { get; private set; }

    /// <summary>How many hold it; 1 means that who has it may write over it.</summary>
    public int References { get; set; }

    /// <summary>For each value whether it is there, as bools; null where all are.</summary>
    public Lane? Present { get; set; }

    /// <summary>A second result of the same node: the cosine beside the sine.</summary>
    public Lane? Second { get; set; }

    /// <summary>The values of no rows.</summary>
    public static Lane Empty(Evaluation evaluation)
    {
        var lane = evaluation.Pool.Rent();
        lane.Count = 0;
        return lane;
    }

    public Span<T> Resize<T>(int count) where T : unmanaged
    {
        Count = count;
        return memory.Reserve<T>(count);
    }

    public Span<T> Values<T>() where T : unmanaged => memory.Reserve<T>(Count);

    public ReadOnlySpan<bool> PresentValues => Present is null ? default : Present.Values<bool>();

    public void Poison() => memory.Poison();

    public void Dispose() => memory.Dispose();
}
