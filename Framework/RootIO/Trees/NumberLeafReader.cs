using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees;

/// <summary>A leaf of numbers, of which each entry has one, as many as others, or a list.</summary>
internal abstract class NumberLeafReader(LeafLayout leaf, BasketCursor cursor) : LeafReader(leaf, cursor)
{
    private readonly NumberColumn numbers = new(leaf.Kind);

    public override void Dispose()
    {
        numbers.Dispose();
        base.Dispose();
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

    protected abstract Column Wrap(Column items);

    protected override Column MakeColumn()
    {
        Column content = numbers;
        foreach (var size in Leaf.Dimensions.Reverse())
        {
            content = new FixedArrayColumn(content, size);
        }

        return Wrap(content);
    }
}
