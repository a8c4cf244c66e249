using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// A leaf whose items another leaf counts. The items of a basket follow each other without a gap; where the basket says
/// at which byte each entry begins, both are compared at the edges of every piece that is read.
/// </summary>
internal sealed class CountedLeafReader(LeafLayout leaf, BasketCursor cursor, OffsetsReader counts) : NumberLeafReader(leaf, cursor)
{
    // The entry up to which the present basket was read, and its byte: blocks ascend.
    private long nextEntry = -1;
    private int nextByte;

    protected override void Decode(long firstEntry, int entryCount)
    {
        var itemBytes = Leaf.ItemBytes;
        var offsets = counts.Read(firstEntry, entryCount);
        Room(0, 0);
        var done = 0;
        while (done < entryCount)
        {
            var entry = firstEntry + done;
            Cursor.Open(entry);
            var start = Start(entry);

            // Where the start had to be counted, the counter was read for other entries: its block is read back.
            offsets = counts.Read(firstEntry, entryCount);
            var basket = Cursor.Basket;
            var here = (int)Math.Min(basket.FirstEntry + basket.EntryCount - entry, entryCount - done);
            var length = (long)(offsets[done + here] - offsets[done]) * itemBytes;
            var end = start + length;
            var known = Cursor.KnownStart(entry + here);
            if (end > Cursor.DataLength || (known >= 0 && known != end))
            {
                throw Cursor.Corrupt(
                    $"entries {entry} to {entry + here - 1} have {offsets[done + here] - offsets[done]} items of {itemBytes} bytes by their counter '{Leaf.CountColumn}', and {(known < 0 ? Cursor.DataLength : known) - start} bytes");
            }

            var target = Room(offsets[done] * Leaf.ValuesPerItem, (long)offsets[done + here] * Leaf.ValuesPerItem);
            BigEndian.Decode(Cursor.Data.Slice(start, (int)length), target.Slice(offsets[done] * itemBytes, (int)length), Leaf.Kind);
            nextEntry = entry + here;
            nextByte = (int)end;
            done += here;
        }
    }

    protected override Column Wrap(Column items) => new ListColumn(counts.Column, items);

    private int Start(long entry)
    {
        var basket = Cursor.Basket;
        var index = (int)(entry - basket.FirstEntry);
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

        // Blocks were passed over and the basket holds no offsets: what they hold is counted.
        const int Step = 4096;
        long bytes = 0;
        for (var at = 0; at < index; at += Step)
        {
            bytes += (long)counts.Read(basket.FirstEntry + at, Math.Min(Step, index - at))[^1] * Leaf.ItemBytes;
        }

        return bytes <= Cursor.DataLength ? (int)bytes : throw Cursor.Corrupt($"entry {entry} begins at byte {bytes} of {Cursor.DataLength}");
    }
}
