namespace HepAnalysis.Columns;

/// <summary>
/// The decoded values of one column for one block. Its owner (a reader, a module) uses the memory again for the next
/// block, so nobody keeps a column or a span of it beyond the block.
/// </summary>
public abstract class Column
{
    private protected Column()
    {
    }

    /// <summary>The type of one item.</summary>
    public abstract ColumnType ItemType { get; }

    /// <summary>Number of items: entries of the block for the outermost column, elements for what lies inside.</summary>
    public abstract int Count { get; }
}
