using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees;

/// <summary>Makes the column of a leaf, block by block. A block that was just read is not read again.</summary>
internal abstract class LeafReader(LeafLayout leaf, BasketCursor cursor) : IDisposable
{
    private Column? column;
    private long readFirst = -1;
    private int readCount = -1;

    protected LeafLayout Leaf { get; } = leaf;

    protected BasketCursor Cursor { get; } = cursor;

    public Column Read(long firstEntry, int entryCount)
    {
        if (firstEntry != readFirst || entryCount != readCount)
        {
            readFirst = -1;
            Decode(firstEntry, entryCount);
            readFirst = firstEntry;
            readCount = entryCount;
        }

        return column ??= MakeColumn();
    }

    public virtual void Dispose() => Cursor.Dispose();

    protected abstract void Decode(long firstEntry, int entryCount);

    protected abstract Column MakeColumn();
}
