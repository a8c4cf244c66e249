namespace HepAnalysis.EventLoop;

/// <summary>How an analysis is run; none of it changes a bit of the results but <see cref="First"/> and <see cref="Skip"/>.</summary>
public sealed record RunOptions
{
    /// <summary>Worker threads; 0 for one on each processor core.</summary>
    public int Threads { get; init; }

    /// <summary>Only so many events, counted over the chain; null for all.</summary>
    public long? First { get; init; }

    /// <summary>Leaves out so many events at the beginning of the chain.</summary>
    public long Skip { get; init; }

    /// <summary>Events of a block: of 4,096 events the columns of a typical analysis stay in the processor's second cache.</summary>
    public int BlockSize { get; init; } = 4096;
}
