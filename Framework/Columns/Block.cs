namespace HepAnalysis.Columns;

/// <summary>
/// A run of consecutive entries of one source, the unit of compute: columns are read when first touched and kept for
/// the block. One worker's, used again from block to block.
/// </summary>
public sealed class Block(ColumnSlots slots)
{
    private Column?[] loaded = new Column?[slots.Count];
    private SideBySide?[] sideBySide = [];
    private IColumnReader? reader;
    private int[][] columnsOfSlot = [];

    /// <summary>Entry of the source at which the block begins.</summary>
    public long FirstEntry { get; private set; }

    /// <summary>Entries in the block.</summary>
    public int Count { get; private set; }

    /// <summary>File and object of the source, for messages.</summary>
    public string SourceName { get; private set; } = "";

    /// <summary>Turns to another source: <paramref name="columns"/> holds for each slot the source's column indices.</summary>
    public void Attach(string sourceName, IColumnReader source, int[][] columns)
    {
        SourceName = sourceName;
        reader = source;
        columnsOfSlot = columns;
        if (loaded.Length != slots.Count)
        {
            loaded = new Column?[slots.Count];
        }

        if (sideBySide.Length != slots.Count)
        {
            sideBySide = new SideBySide?[slots.Count];
        }
    }

    /// <summary>Turns to the next block; nothing is read yet.</summary>
    public void Begin(long firstEntry, int count)
    {
        Array.Clear(loaded);
        FirstEntry = firstEntry;
        Count = count;
    }

    /// <summary>The column of a slot for this block, read now if it was not yet.</summary>
    public Column this[int slot] => loaded[slot] ??= Load(slot);

    /// <summary>Gives the column of a slot that was made by <see cref="ColumnSlots.AddWritten"/>, for this block.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="column">An item for each event of the block; what is asked for later gets this one.</param>
    public void Set(int slot, Column column) => loaded[slot] = column;

    private Column Load(int slot)
    {
        var columns = columnsOfSlot[slot];
        if (columns.Length == 0)
        {
            throw new InvalidOperationException("a column is read before the module that writes it has seen the block");
        }

        if (columns.Length == 1)
        {
            return reader!.Read(columns[0], FirstEntry, Count);
        }

        return (sideBySide[slot] ??= new SideBySide()).Gather(reader!, columns, FirstEntry, Count);
    }
}
