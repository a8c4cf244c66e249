namespace HepAnalysis.Columns.Views;

/// <summary>One event of a block, by which handles are asked for what belongs to it. It lives as long as the call that it is given to.</summary>
public readonly ref struct Event
{
    /// <param name="block">The block.</param>
    /// <param name="index">Index of the event in it.</param>
    public Event(Block block, int index)
    {
        Block = block;
        Index = index;
    }

    /// <summary>Index in the block, from 0.</summary>
    public int Index { get; }

    /// <summary>The block that the event is of.</summary>
    public Block Block { get; }

    /// <summary>Entry in its file, from 0.</summary>
    public long Entry => Block.FirstEntry + Index;

    /// <summary>File and tree that it was read from, for messages.</summary>
    public string SourceName => Block.SourceName;
}
