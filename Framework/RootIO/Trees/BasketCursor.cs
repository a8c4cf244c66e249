using System.Buffers.Binary;
using System.Diagnostics;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// The basket of a branch that is open for a worker, decompressed (or where it was read to, when it is stored): each is
/// read once while blocks ascend. Its memory is kept from basket to basket. Not thread-safe.
/// </summary>
internal sealed class BasketCursor(RootFile file, RootBranch branch, BasketWindow window, RootDecompressor decompressor, CostMeter cost) : IDisposable
{
    private readonly WindowedBaskets baskets = new(branch);
    private readonly NativeBuffer content = new();
    private int contentLength;
    private int keyBytes;
    private int processOffset;
    private bool isStored;
    private int open = -1;
    private int[]? embeddedOffsets;
    private readonly string objectName = $"branch '{branch.FullName}'";

    /// <summary>The open basket.</summary>
    public BasketPlace Basket => branch.Baskets[open];

    /// <summary>Bytes of the entries, one after the other.</summary>
    public ReadOnlySpan<byte> Data => Content[..DataLength];

    /// <summary>Length of <see cref="Data"/>.</summary>
    public int DataLength { get; private set; }

    /// <summary>Opens the basket that holds an entry.</summary>
    public void Open(long entry)
    {
        if (open >= 0 && entry >= Basket.FirstEntry && entry < Basket.FirstEntry + Basket.EntryCount)
        {
            return;
        }

        var number = Find(entry);
        open = -1;
        if (branch.Baskets[number].Embedded >= 0)
        {
            OpenEmbedded(number);
        }
        else
        {
            Load(number);
        }

        open = number;
    }

    // What is not compressed is used where it was read to.
    private ReadOnlySpan<byte> Content => isStored
        ? baskets.Taken!.Value.Segment.Buffer.Values<byte>(baskets.Taken.Value.Offset + keyBytes + contentLength)[(baskets.Taken.Value.Offset + keyBytes)..]
        : content.Values<byte>(contentLength);

    /// <summary>True where the basket says where each of its entries begins.</summary>
    public bool HasOffsets => embeddedOffsets is not null || contentLength - DataLength >= 8;

    /// <summary>Byte of <see cref="Data"/> at which entry <paramref name="index"/> of the basket begins; the entry after the last begins at its end.</summary>
    public int EntryStart(int index)
    {
        if (index >= Basket.EntryCount)
        {
            return DataLength;
        }

        int offset;
        if (embeddedOffsets is not null)
        {
            offset = index < embeddedOffsets.Length ? embeddedOffsets[index] : -1;
        }
        else
        {
            var table = Content[DataLength..];
            offset = table.Length >= 4 * (index + 2) ? BinaryPrimitives.ReadInt32BigEndian(table[(4 * (index + 1))..]) : -1;
        }

        var start = offset - keyBytes;
        return start >= 0 && start <= DataLength
            ? start
            : throw Corrupt($"entry {Basket.FirstEntry + index} begins at byte {start} of {DataLength}");
    }

    /// <summary>Byte of <see cref="Data"/> at which an entry begins, or the one before it ends; -1 where that is not said.</summary>
    public int KnownStart(long entry) => entry == Basket.FirstEntry + Basket.EntryCount ? DataLength : HasOffsets ? EntryStart((int)(entry - Basket.FirstEntry)) : -1;

    /// <summary>Where an entry's bytes come from; references in them count from the key of the basket.</summary>
    public RecordPlace EntryPlace(long entry, int start) =>
        Place(open) with { Object = $"branch '{branch.FullName}', entry {entry}", IsCompressed = true, Displacement = keyBytes + start, ProcessOffset = processOffset };

    public CorruptFileException Corrupt(string why) => Place(Math.Max(open, 0)).Corrupt(0, why);

    public void Dispose()
    {
        baskets.Dispose();
        content.Dispose();
    }

    private int Find(long entry) => branch.FindBasket(entry) is >= 0 and var found
        ? found
        : throw new CorruptFileException(
            $"branch '{branch.FullName}' has no entry {entry}", $"{file.Name}, branch '{branch.FullName}'", $"it has {branch.Entries} entries, fewer than its tree");

    private void OpenEmbedded(int number)
    {
        var basket = branch.Embedded(branch.Baskets[number].Embedded);
        var bytes = basket.Get<byte[]>("buffer")!;
        bytes.CopyTo(content.Reserve<byte>(bytes.Length));
        contentLength = DataLength = bytes.Length;
        isStored = false;
        keyBytes = (int)basket.GetInteger("fKeylen");
        processOffset = (int)basket.GetInteger("fPidOffset");
        embeddedOffsets = basket.Get<int[]>("fEntryOffset");
    }

    private void Load(int number)
    {
        var basket = branch.Baskets[number];
        if (basket.Bytes < RootKey.MinKeyBytes)
        {
            throw Place(number).Corrupt(0, $"a basket of {basket.Bytes} bytes");
        }

        if (basket.Seek < 0 || basket.Bytes > file.Length - basket.Seek)
        {
            throw new TruncatedFileException(
                $"{Place(number).Object} lies beyond the end of '{file.Name}'", $"{file.Name}, file offset {basket.Seek}", $"it has {basket.Bytes} bytes, and the file {file.Length}", "fetch the file again");
        }

        var record = window.Take(baskets, number);
        var head = BasketRecord.Decode(record, basket, out var fault);
        if (fault is not null)
        {
            throw Place(number).Corrupt(0, fault);
        }

        keyBytes = head.KeyBytes;
        processOffset = head.ProcessOffset;
        DataLength = head.DataLength;
        var payload = record[keyBytes..];
        var isCompressed = head.ObjectBytes > payload.Length;
        if (isCompressed && PayloadSize.Fault(payload, head.ObjectBytes) is { } wrong)
        {
            throw Place(number).Corrupt(0, wrong);
        }

        contentLength = head.ObjectBytes;
        embeddedOffsets = null;
        isStored = !isCompressed;
        if (isCompressed)
        {
            var started = Stopwatch.GetTimestamp();
            decompressor.Decompress(payload, content.Reserve<byte>(contentLength), new PayloadPlace(file.Name, objectName, basket.Seek + keyBytes));
            cost.Decompressed(started, contentLength);
            window.LetGo(baskets);
        }
    }

    private RecordPlace Place(int number) => new(
        file.Name,
        $"branch '{branch.FullName}', basket {number}{(branch.Baskets[number].Embedded < 0 ? "" : " (in the tree's record)")}",
        branch.Baskets[number].Seek,
        branch.Baskets[number].Embedded >= 0);
}
