using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees;

/// <summary>Makes the column of a leaf, block by block. A block that was just read is not read again.</summary>
internal abstract class LeafReader(LeafLayout leaf, BasketCursor cursor) : IDisposable
{
    private readonly NumberColumn numbers = new(leaf.Kind);
    private Column? column;
    private long readFirst = -1;
    private int readCount = -1;

    protected LeafLayout Leaf { get; } = leaf;

    protected BasketCursor Cursor { get; } = cursor;

    protected NumberColumn Numbers => numbers;

    public Column Read(long firstEntry, int entryCount)
    {
        if (firstEntry != readFirst || entryCount != readCount)
        {
            readFirst = -1;
            Decode(firstEntry, entryCount);
            readFirst = firstEntry;
            readCount = entryCount;
        }

        return column ??= Wrap(Content());
    }

    public virtual void Dispose()
    {
        numbers.Dispose();
        Cursor.Dispose();
    }

    /// <summary>
    /// Room for <paramref name="total"/> values, the first <paramref name="keep"/> of which stay. Asked for basket by
    /// basket, once the basket is seen to hold that many, so that no count of a damaged file takes memory.
    /// </summary>
    protected Span<byte> Room(int keep, long total)
    {
        var size = Leaf.Kind.Size();
        if (total * size > Array.MaxLength)
        {
            throw Cursor.Corrupt($"{total} values in one block, more than the 2 GB that a block may hold");
        }

        numbers.Buffer.Extend<byte>((int)total * size, keep * size);
        return numbers.ResizeBytes((int)total);
    }

    protected abstract void Decode(long firstEntry, int entryCount);

    protected abstract Column Wrap(Column items);

    private Column Content()
    {
        Column content = numbers;
        foreach (var size in Leaf.Dimensions.Reverse())
        {
            content = new FixedArrayColumn(content, size);
        }

        return content;
    }
}
