using System.Buffers.Binary;
using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// A std::vector of numbers: each entry is 4 bytes of length, 2 of version, 4 of count, then the items. Where entries
/// begin is told by the basket, or by the counts one after the other.
/// </summary>
internal sealed class VectorLeafReader(LeafLayout leaf, BasketCursor cursor) : NumberLeafReader(leaf, cursor)
{
    private readonly NumberColumn offsets = new(NumberKind.Int32);
    private readonly NativeBuffer starts = new();
    private long nextEntry = -1;
    private int nextByte;

    public override void Dispose()
    {
        offsets.Dispose();
        starts.Dispose();
        base.Dispose();
    }

    protected override void Decode(long firstEntry, int entryCount)
    {
        var ends = offsets.Resize<int>(entryCount + 1);
        ends[0] = 0;
        var size = Leaf.Kind.Size();
        var items = 0;
        var done = 0;
        while (done < entryCount)
        {
            var entry = firstEntry + done;
            Cursor.Open(entry);
            var basket = Cursor.Basket;
            var here = (int)Math.Min(basket.FirstEntry + basket.EntryCount - entry, entryCount - done);
            var begin = starts.Reserve<int>(here);
            var at = Locate(Start(entry), here, begin, ends.Slice(done, here + 1));
            var target = Room(items, ends[done + here]);
            for (var i = 0; i < here; i++)
            {
                var bytes = (ends[done + i + 1] - ends[done + i]) * size;
                BigEndian.Decode(Cursor.Data.Slice(begin[i], bytes), target.Slice(ends[done + i] * size, bytes), Leaf.Kind);
            }

            items = ends[done + here];
            nextEntry = entry + here;
            nextByte = at;
            done += here;
        }

        if (entryCount == 0)
        {
            Room(0, 0);
        }
    }

    protected override Column Wrap(Column items) => new ListColumn(offsets, items);

    // Where the items of each entry begin, and how many there are.
    private int Locate(int at, int count, Span<int> begin, Span<int> ends)
    {
        var data = Cursor.Data;
        var size = Leaf.Kind.Size();
        for (var i = 0; i < count; i++)
        {
            if (data.Length - at < Leaf.ItemHeader)
            {
                throw Cursor.Corrupt($"a vector begins at byte {at} of {data.Length}");
            }

            var items = BinaryPrimitives.ReadInt32BigEndian(data[(at + Leaf.ItemHeader - 4)..]);
            at += Leaf.ItemHeader;
            if (items < 0 || (long)items * size > data.Length - at || (long)ends[i] + items > int.MaxValue / size)
            {
                throw Cursor.Corrupt($"a vector of {items} items at byte {at} of {data.Length}");
            }

            begin[i] = at;
            ends[i + 1] = ends[i] + items;
            at += items * size;
        }

        return at;
    }

    private int Start(long entry)
    {
        var index = (int)(entry - Cursor.Basket.FirstEntry);
        if (index == 0)
        {
            return 0;
        }

        if (entry == nextEntry)
        {
            return nextByte;
        }

        if (Cursor.HasOffsets)
        {
            return Cursor.EntryStart(index);
        }

        Span<int> ends = stackalloc int[2];
        Span<int> begin = stackalloc int[1];
        var at = 0;
        for (var i = 0; i < index; i++)
        {
            ends[0] = 0;
            at = Locate(at, 1, begin, ends);
        }

        return at;
    }
}
