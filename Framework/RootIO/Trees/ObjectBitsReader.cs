using System.Buffers.Binary;
using System.Runtime.InteropServices;
using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// fBits of split TObjects: 4 bytes each, and 2 more, the number of the process, behind those that say that their object is
/// referenced (bit 4). So a value's place is only known from those before it in the basket.
/// </summary>
internal sealed class ObjectBitsReader(LeafLayout leaf, BasketCursor cursor, OffsetsReader? counts) : NumberLeafReader(leaf, cursor)
{
    private const uint IsReferenced = 1 << 4;

    private long nextEntry = -1;
    private int nextByte;

    protected override void Decode(long firstEntry, int entryCount)
    {
        var values = 0L;
        Room(0, 0);
        for (var i = 0; i < entryCount; i++)
        {
            var entry = firstEntry + i;
            Cursor.Open(entry);
            var at = Start(entry);
            var items = counts is null ? 1 : Count(firstEntry, entryCount, i);
            if ((long)items * sizeof(uint) > Cursor.DataLength - at)
            {
                throw Cursor.Corrupt($"entry {entry} has {items} objects at byte {at} of {Cursor.DataLength}");
            }

            var target = MemoryMarshal.Cast<byte, uint>(Room((int)values, values + items))[(int)values..];
            nextByte = Read(at, items, target);
            nextEntry = entry + 1;
            values += items;
        }
    }

    protected override Column Wrap(Column items) => counts is null ? items : new ListColumn(counts.Column, items);

    private int Count(long firstEntry, int entryCount, int index)
    {
        var offsets = counts!.Read(firstEntry, entryCount);
        return offsets[index + 1] - offsets[index];
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

        return Read(0, counts is null ? index : counts.Read(Cursor.Basket.FirstEntry, index)[^1], []);
    }

    // Reads as many values as there are, into the target where there is one; the byte behind them.
    private int Read(int at, int items, Span<uint> target)
    {
        var data = Cursor.Data;
        for (var i = 0; i < items; i++)
        {
            if (data.Length - at < sizeof(uint))
            {
                throw Cursor.Corrupt($"bits of an object begin at byte {at} of {data.Length}");
            }

            var bits = BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
            at += sizeof(uint) + ((bits & IsReferenced) != 0 ? sizeof(ushort) : 0);
            if (!target.IsEmpty)
            {
                target[i] = bits;
            }
        }

        return at <= data.Length ? at : throw Cursor.Corrupt($"bits of an object end at byte {at} of {data.Length}");
    }
}
