using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// A member <c>T* x; //[n]</c> of a split class: each entry is a byte that says whether items follow, then as many as the
/// counter says.
/// </summary>
internal sealed class PointerLeafReader(LeafLayout leaf, BasketCursor cursor, OffsetsReader counts) : LeafReader(leaf, cursor)
{
    private long nextEntry = -1;
    private int nextByte;

    protected override void Decode(long firstEntry, int entryCount)
    {
        var size = Leaf.Kind.Size();
        var offsets = counts.Read(firstEntry, entryCount);
        Room(0, 0);
        for (var i = 0; i < entryCount; i++)
        {
            var entry = firstEntry + i;
            Cursor.Open(entry);
            var start = Start(entry);
            offsets = counts.Read(firstEntry, entryCount);
            var items = offsets[i + 1] - offsets[i];
            var length = (long)items * size;
            var known = KnownEnd(entry + 1);
            if (start >= Cursor.DataLength || length > Cursor.DataLength - start - 1 || (items > 0 && Cursor.Data[start] == 0) || (known >= 0 && known != start + 1 + length))
            {
                throw Cursor.Corrupt($"entry {entry} has {items} items of {size} bytes by its counter '{Leaf.CountColumn}', and begins at byte {start} of {Cursor.DataLength}");
            }

            var target = Room(offsets[i], offsets[i + 1]);
            BigEndian.Decode(Cursor.Data.Slice(start + 1, (int)length), target[(offsets[i] * size)..], Leaf.Kind);
            nextEntry = entry + 1;
            nextByte = start + 1 + (int)length;
        }
    }

    protected override Column Wrap(Column items) => new ListColumn(counts.Column, items);

    private int KnownEnd(long entry)
    {
        var basket = Cursor.Basket;
        return entry == basket.FirstEntry + basket.EntryCount ? Cursor.DataLength
            : Cursor.HasOffsets ? Cursor.EntryStart((int)(entry - basket.FirstEntry)) : -1;
    }

    private int Start(long entry)
    {
        var index = (int)(entry - Cursor.Basket.FirstEntry);
        if (index == 0 || entry == nextEntry)
        {
            return index == 0 ? 0 : nextByte;
        }

        if (Cursor.HasOffsets)
        {
            return Cursor.EntryStart(index);
        }

        var before = counts.Read(Cursor.Basket.FirstEntry, index)[^1];
        var start = index + ((long)before * Leaf.Kind.Size());
        return start <= Cursor.DataLength ? (int)start : throw Cursor.Corrupt($"entry {entry} begins at byte {start} of {Cursor.DataLength}");
    }
}
