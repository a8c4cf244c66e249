namespace HepAnalysis.Columns;

/// <summary>
/// The events of a block that are alive: ascending indices into the block. Its owner uses the memory again for the next
/// block. Not thread-safe.
/// </summary>
public sealed class Selection
{
    private int[] indices = [];

    /// <summary>How many events are alive.</summary>
    public int Count { get; private set; }

    /// <summary>Events of the block, alive or not.</summary>
    public int BlockCount { get; private set; }

    /// <summary>True where every event of the block is alive.</summary>
    public bool IsAll => Count == BlockCount;

    /// <summary>The live events' indices, ascending.</summary>
    public ReadOnlySpan<int> Indices => indices.AsSpan(0, Count);

    /// <summary>Makes every one of <paramref name="blockCount"/> events alive.</summary>
    public void SelectAll(int blockCount)
    {
        var all = Begin(blockCount);
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = i;
        }

        Count = blockCount;
    }

    /// <summary>Room for the indices of a block of <paramref name="blockCount"/> events, to be filled and then ended by <see cref="End"/>.</summary>
    public Span<int> Begin(int blockCount)
    {
        if (indices.Length < blockCount)
        {
            indices = new int[blockCount];
        }

        BlockCount = blockCount;
        Count = 0;
        return indices.AsSpan(0, blockCount);
    }

    /// <summary>Says that the first <paramref name="count"/> indices of the span from <see cref="Begin"/> are the selection.</summary>
    public void End(int count) => Count = count;
}
