using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Writing.Trees;

/// <summary>Fills the baskets of one branch and hands them on (byte table: <see cref="PendingBasket"/>).</summary>
internal sealed class BranchWriter(
    OutputFile file, FolderRecord folder, string tree, BranchPlan plan, CompressorPool compressors, TaskScheduler? scheduler, int basketBytes)
{
    private const int LongestBasket = 1 << 30;

    private readonly int width = plan.Kind.Size();
    private byte[] data = [];
    private int usual = 4096;
    private int[] offsets = new int[256];
    private int dataLength;
    private int entries;

    public BranchPlan Plan { get; } = plan;

    public long Entries { get; private set; }

    /// <summary>Bytes of all baskets before compression, keys included.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>Bytes of the baskets that are in the file, keys included.</summary>
    public long StoredBytes { get; private set; }

    public List<int> BasketBytes { get; } = [];

    public List<long> BasketEntries { get; } = [];

    public List<long> BasketSeeks { get; } = [];

    /// <summary>The longest list that a counter has counted.</summary>
    public int LargestCount { get; set; }

    /// <summary>Bytes before compression so far, those of the open basket included.</summary>
    public long PendingAndWritten => TotalBytes + dataLength;

    private int ItemBytes => width * Plan.Length;

    /// <summary>Appends entries of equal length.</summary>
    public void Append(ReadOnlySpan<byte> values, int count)
    {
        var entryBytes = ItemBytes;
        var most = Math.Max(1, basketBytes / entryBytes);
        while (count > 0)
        {
            if (entries >= most)
            {
                Flush();
            }

            var take = Math.Min(count, most - entries);
            AppendData(values[..(take * entryBytes)]);
            entries += take;
            values = values[(take * entryBytes)..];
            count -= take;
        }
    }

    /// <summary>Appends lists; <paramref name="ends"/> are offsets in items, one more than there are lists.</summary>
    public void AppendLists(ReadOnlySpan<byte> values, ReadOnlySpan<int> ends)
    {
        var itemBytes = ItemBytes;
        var first = 0;
        var count = ends.Length - 1;
        while (first < count)
        {
            // As many whole entries as fit, at least one into an empty basket: its list may be longer than a basket.
            var last = LastThatFits(ends, first, itemBytes);
            if (last == first)
            {
                if (entries > 0)
                {
                    Flush();
                    continue;
                }

                last = first + 1;
            }

            AppendEntries(values, ends, first, last, itemBytes);
            first = last;
        }
    }

    /// <summary>Hands on what the basket holds.</summary>
    public void Flush()
    {
        if (entries == 0)
        {
            return;
        }

        var isList = Plan.Counter is not null;
        var key = new KeyRecord("TBasket", Plan.Name, tree, file.Records.IsNextBig() ? KeyRecord.BigFile + 1 : 0, folder.Seek)
        {
            ExtraBytes = PendingBasket.ExtraKeyBytes,
            Cycle = (BasketEntries.Count % short.MaxValue) + 1,
        };
        var last = key.KeyBytes + dataLength;
        var length = isList ? AddOffsets(key.KeyBytes, last) : dataLength;
        var basket = new PendingBasket(compressors, scheduler, data, length, file.Records.Cancellation)
        {
            Branch = this,
            Key = key,
            BufferBytes = Math.Max(basketBytes, last),
            EntryBytes = isList ? Math.Max(entries + 1, 1000) : ItemBytes,
            Entries = entries,
            Last = last,
        };
        BasketEntries.Add(Entries);
        Entries += entries;
        TotalBytes += key.KeyBytes + length;
        data = [];
        dataLength = 0;
        entries = 0;
        file.Records.Add(basket);
    }

    /// <summary>Notes where a basket lies.</summary>
    public void Wrote(KeyRecord key)
    {
        BasketBytes.Add(key.TotalBytes);
        BasketSeeks.Add(key.SeekKey);
        StoredBytes += key.TotalBytes;
    }

    private void AppendEntries(ReadOnlySpan<byte> values, ReadOnlySpan<int> ends, int first, int last, int itemBytes)
    {
        if (entries + last - first > offsets.Length)
        {
            Array.Resize(ref offsets, Math.Max(entries + last - first, offsets.Length * 2));
        }

        var begins = offsets.AsSpan(entries, last - first);
        ScaleAndShift(ends[first..last], itemBytes, dataLength - (ends[first] * itemBytes), begins);
        entries += last - first;
        AppendData(values[(ends[first] * itemBytes)..(ends[last] * itemBytes)]);
    }

    /// <summary>The end of the entries from <paramref name="first"/> on that the open basket has room for.</summary>
    private int LastThatFits(ReadOnlySpan<int> ends, int first, int itemBytes)
    {
        long room = basketBytes - dataLength - (4L * (entries + 2));
        bool Fits(int end, ReadOnlySpan<int> all) => ((all[end] - all[first]) * (long)itemBytes) + (4L * (end - first)) <= room;
        if (Fits(ends.Length - 1, ends))
        {
            return ends.Length - 1;
        }

        var last = first;
        while (Fits(last + 1, ends))
        {
            last++;
        }

        return last;
    }

    private static void ScaleAndShift(ReadOnlySpan<int> values, int factor, int shift, Span<int> results)
    {
        var i = 0;
        for (; i <= values.Length - Vector<int>.Count; i += Vector<int>.Count)
        {
            ((new Vector<int>(values[i..]) * factor) + new Vector<int>(shift)).CopyTo(results[i..]);
        }

        for (; i < values.Length; i++)
        {
            results[i] = (values[i] * factor) + shift;
        }
    }

    private int AddOffsets(int keyBytes, int last)
    {
        Reserve(4 + (4 * (entries + 1)));
        var table = MemoryMarshal.Cast<byte, int>(data.AsSpan(dataLength, 4 * (entries + 2)));
        table[0] = entries + 1;
        ScaleAndShift(offsets.AsSpan(0, entries), 1, keyBytes, table[1..^1]);
        table[^1] = last;
        BinaryPrimitives.ReverseEndianness(table, table);
        return dataLength + 4 + (4 * (entries + 1));
    }

    private void AppendData(ReadOnlySpan<byte> values)
    {
        Reserve(values.Length);
        var target = data.AsSpan(dataLength, values.Length);
        switch (width)
        {
            case 1: values.CopyTo(target); break;
            case 2: BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, short>(values), MemoryMarshal.Cast<byte, short>(target)); break;
            case 4: BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, int>(values), MemoryMarshal.Cast<byte, int>(target)); break;
            default: BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, long>(values), MemoryMarshal.Cast<byte, long>(target)); break;
        }

        dataLength += values.Length;
    }

    private void Reserve(int count)
    {
        var wanted = (long)dataLength + count;
        if (wanted > LongestBasket)
        {
            throw new RootOutputException(
                $"branch '{Plan.Name}' cannot be written", $"{file.Path}:{tree}", $"an entry of {wanted} bytes: ROOT's baskets end at 1 GB");
        }

        if (wanted > data.Length)
        {
            var grown = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(Math.Max(wanted, data.Length * 2L), usual), LongestBasket));
            data.AsSpan(0, dataLength).CopyTo(grown);
            if (data.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(data);
            }

            data = grown;
            usual = Math.Min(grown.Length, Math.Max(usual, basketBytes));
        }
    }
}
