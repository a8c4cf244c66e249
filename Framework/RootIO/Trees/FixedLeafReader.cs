using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees;

/// <summary>A leaf with as many values in each entry: a number, a fixed array, one of a leaf list.</summary>
internal sealed class FixedLeafReader(LeafLayout leaf, BasketCursor cursor) : NumberLeafReader(leaf, cursor)
{
    private OffsetsReader? offsets;

    /// <summary>Its values as counts of other leaves' items.</summary>
    public OffsetsReader Offsets => offsets ??= new OffsetsReader(this, Leaf);

    public override void Dispose()
    {
        offsets?.Dispose();
        base.Dispose();
    }

    protected override void Decode(long firstEntry, int entryCount)
    {
        var itemBytes = Leaf.ItemBytes;
        var stride = Leaf.Stride == 0 ? itemBytes : Leaf.Stride;
        Room(0, 0);
        var done = 0;
        while (done < entryCount)
        {
            Cursor.Open(firstEntry + done);
            var basket = Cursor.Basket;
            if (basket.EntryCount * stride != Cursor.DataLength)
            {
                throw Cursor.Corrupt($"{basket.EntryCount} entries of {stride} bytes each, and {Cursor.DataLength} bytes of data");
            }

            var skip = (int)(firstEntry + done - basket.FirstEntry);
            var here = (int)Math.Min(basket.EntryCount - skip, entryCount - done);
            var source = Cursor.Data.Slice(skip * stride, here * stride);
            var target = Room(done * Leaf.ValuesPerItem, (long)(done + here) * Leaf.ValuesPerItem);
            if (stride == itemBytes)
            {
                BigEndian.Decode(source, target.Slice(done * itemBytes, here * itemBytes), Leaf.Kind);
            }
            else
            {
                for (var i = 0; i < here; i++)
                {
                    BigEndian.Decode(
                        source.Slice((i * stride) + Leaf.Offset, itemBytes), target.Slice((done + i) * itemBytes, itemBytes), Leaf.Kind);
                }
            }

            done += here;
        }
    }

    protected override Column Wrap(Column items) => items;
}
