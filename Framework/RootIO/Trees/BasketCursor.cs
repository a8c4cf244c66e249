using System.Buffers.Binary;
using System.Diagnostics;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// The basket of a branch that is open for a worker, decompressed: each is read once while blocks ascend. Its memory is
/// kept from basket to basket. Not thread-safe.
/// </summary>
internal sealed class BasketCursor(RootFile file, RootBranch branch, RootDecompressor decompressor, CostMeter cost) : IDisposable
{
    private readonly NativeBuffer stored = new();
    private readonly NativeBuffer content = new();
    private int contentLength;
    private int keyBytes;
    private int open = -1;
    private int[]? embeddedOffsets;
    private RecordPlace place = new(file.Name, "", 0);

    /// <summary>The open basket.</summary>
    public BasketPlace Basket => branch.Baskets[open];

    /// <summary>Bytes of the entries, one after the other.</summary>
    public ReadOnlySpan<byte> Data => content.Values<byte>(DataLength);

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
            var table = content.Values<byte>(contentLength)[DataLength..];
            offset = table.Length >= 4 * (index + 2) ? BinaryPrimitives.ReadInt32BigEndian(table[(4 * (index + 1))..]) : -1;
        }

        var start = offset - keyBytes;
        return start >= 0 && start <= DataLength
            ? start
            : throw Corrupt($"entry {Basket.FirstEntry + index} begins at byte {start} of {DataLength}");
    }

    public CorruptFileException Corrupt(string why) => place.Corrupt(0, why);

    public void Dispose()
    {
        stored.Dispose();
        content.Dispose();
    }

    private int Find(long entry)
    {
        var baskets = branch.Baskets;
        int low = 0, high = baskets.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (entry < baskets[middle].FirstEntry)
            {
                high = middle - 1;
            }
            else if (entry >= baskets[middle].FirstEntry + baskets[middle].EntryCount)
            {
                low = middle + 1;
            }
            else
            {
                return middle;
            }
        }

        throw new CorruptFileException(
            $"branch '{branch.FullName}' has no entry {entry}", $"{file.Name}, branch '{branch.FullName}'", $"it has {branch.Entries} entries, fewer than its tree");
    }

    private void OpenEmbedded(int number)
    {
        var basket = branch.Embedded(branch.Baskets[number].Embedded);
        place = new RecordPlace(file.Name, $"branch '{branch.FullName}', basket {number} (in the tree's record)", 0, true);
        var bytes = basket.Get<byte[]>("buffer")!;
        bytes.CopyTo(content.Reserve<byte>(bytes.Length));
        contentLength = DataLength = bytes.Length;
        keyBytes = (int)basket.GetInteger("fKeylen");
        embeddedOffsets = basket.Get<int[]>("fEntryOffset");
    }

    private void Load(int number)
    {
        var basket = branch.Baskets[number];
        place = new RecordPlace(file.Name, $"branch '{branch.FullName}', basket {number}", basket.Seek);
        if (basket.Bytes < RootKey.MinKeyBytes)
        {
            throw place.Corrupt(0, $"a basket of {basket.Bytes} bytes");
        }

        if (basket.Seek < 0 || basket.Bytes > file.Length - basket.Seek)
        {
            throw new TruncatedFileException(
                $"{place.Object} lies beyond the end of '{file.Name}'", $"{file.Name}, file offset {basket.Seek}", $"it has {basket.Bytes} bytes, and the file {file.Length}", "fetch the file again");
        }

        var started = Stopwatch.GetTimestamp();
        var record = stored.Reserve<byte>(basket.Bytes);
        file.ReadBytes(basket.Seek, record, place);
        started = cost.Read(started, basket.Bytes);

        const int KeyLengthAt = 14;
        var labelBytes = BinaryPrimitives.ReadUInt16BigEndian(record[KeyLengthAt..]);
        var label = new RootBuffer(record[..Math.Min(record.Length, labelBytes)].ToArray(), place);
        var key = RootKey.Decode(label);
        var head = BasketHeader.Decode(label);
        keyBytes = key.KeyBytes;
        DataLength = head.Last - keyBytes;
        if (key.TotalBytes != basket.Bytes || keyBytes > basket.Bytes || DataLength < 0 || DataLength > key.ObjectBytes || head.Entries != basket.EntryCount)
        {
            throw place.Corrupt(0, $"fNbytes = {key.TotalBytes}, fObjlen = {key.ObjectBytes}, fKeylen = {keyBytes}, fLast = {head.Last}, fNevBuf = {head.Entries}, where the tree speaks of {basket.Bytes} bytes and {basket.EntryCount} entries");
        }

        var payload = record[keyBytes..];
        if (key.IsCompressed)
        {
            PayloadSize.Check(payload, key.ObjectBytes, place);
        }
        else if (payload.Length < key.ObjectBytes)
        {
            throw place.Corrupt(0, $"{payload.Length} stored bytes for an object of {key.ObjectBytes}");
        }

        contentLength = key.ObjectBytes;
        embeddedOffsets = null;
        decompressor.Decompress(
            key.IsCompressed ? payload : payload[..contentLength], content.Reserve<byte>(contentLength), new PayloadPlace(file.Name, place.Object, basket.Seek + keyBytes));
        cost.Decompressed(started, contentLength);
    }
}
