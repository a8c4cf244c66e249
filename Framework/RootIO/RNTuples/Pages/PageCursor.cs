using System.Diagnostics;
using System.IO.Hashing;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.RNTuples.Metadata;
using HepAnalysis.Storage;

namespace HepAnalysis.RootIO.RNTuples.Pages;

/// <summary>
/// The page of a column that is open for a worker, decompressed: each is read once while blocks ascend. Its memory is kept
/// from page to page. Not thread-safe.
/// </summary>
internal sealed class PageCursor(RNTuplePages pages, RNTupleColumn column, string field) : IDisposable
{
    private const int ChecksumBytes = 8;

    private readonly NativeBuffer stored = new();
    private readonly NativeBuffer content = new();
    private readonly NativeBuffer indices = new();
    private Cluster? openCluster;
    private int openPage = -1;
    private int contentBytes;
    private bool isStored;
    private PagePlace page;

    /// <summary>How its elements are stored.</summary>
    public RNTupleColumn Column => column;

    /// <summary>The open page.</summary>
    public PagePlace Page => page;

    /// <summary>The bytes of the open page.</summary>
    public ReadOnlySpan<byte> Content => (isStored ? stored : content).Values<byte>(contentBytes);

    /// <summary>The indices of the open page, of a column of indices.</summary>
    public ReadOnlySpan<ulong> Indices => indices.Values<ulong>(page.Elements);

    /// <summary>Opens the page that holds an element, one of those that the cluster stores of the column.</summary>
    public void Open(Cluster cluster, long element)
    {
        if (ReferenceEquals(cluster, openCluster) && element >= page.FirstElement && element - page.FirstElement < page.Elements)
        {
            return;
        }

        var range = cluster.Columns[column.Id];
        var number = range.Find(element);
        openCluster = null;
        openPage = number;
        page = range.Pages[number];
        Load(cluster);
        openCluster = cluster;
    }

    /// <summary>An error about this column.</summary>
    public CorruptFileException Corrupt(Cluster cluster, string why) => Place(cluster).Corrupt(0, why);

    /// <inheritdoc/>
    public void Dispose()
    {
        stored.Dispose();
        content.Dispose();
        indices.Dispose();
    }

    private void Load(Cluster cluster)
    {
        var length = PageDecoder.PageBytes(column, page.Elements);
        var bytes = page.Locator.Bytes;
        if (length > Array.MaxLength - ChecksumBytes || bytes <= 0 || bytes > length)
        {
            throw Corrupt(cluster, $"a page of {bytes} bytes for {page.Elements} elements of {column.Bits} bits, which have {length}");
        }

        var started = Stopwatch.GetTimestamp();
        var withChecksum = (int)bytes + (page.HasChecksum ? ChecksumBytes : 0);
        var isOnePiece = pages.Blobs.IsOnePiece(withChecksum);
        var first = isOnePiece ? page.Locator.Offset : 0;
        if (first < 0 || first > pages.File.Length - withChecksum)
        {
            pages.Blobs.CheckRange(page.Locator.Offset, withChecksum, Place(cluster));
        }

        var target = stored.Reserve<byte>(withChecksum);
        if (isOnePiece)
        {
            pages.File.ReadBytes([new ByteRange(page.Locator.Offset, withChecksum)], target);
        }
        else
        {
            pages.Blobs.Read(page.Locator.Offset, target, Place(cluster));
        }

        pages.Cost.Read(started, withChecksum);
        if (page.HasChecksum && pages.Verify && XxHash3.HashToUInt64(target[..(int)bytes]) is var found && BitConverter.ToUInt64(target[(int)bytes..]) is var wanted && found != wanted)
        {
            throw Corrupt(cluster, $"the page's checksum is {found:x16} and shall be {wanted:x16}");
        }

        Decompress(cluster, target[..(int)bytes], (int)length);
        if (ColumnEncoding.IsIndex(column.Type))
        {
            PageDecoder.Indices(column, Content, indices.Reserve<ulong>(page.Elements));
        }
    }

    private void Decompress(Cluster cluster, ReadOnlySpan<byte> payload, int length)
    {
        contentBytes = length;
        isStored = payload.Length == length;
        if (isStored)
        {
            return;
        }

        if (PayloadSize.Fault(payload, length) is { } fault)
        {
            throw Corrupt(cluster, fault);
        }

        var started = Stopwatch.GetTimestamp();
        pages.Decompressor.Decompress(payload, content.Reserve<byte>(length), new PayloadPlace(pages.File.Name, pages.Name, page.Locator.Offset));
        pages.Cost.Decompressed(started, length);
    }

    private RecordPlace Place(Cluster cluster) =>
        new(pages.File.Name, $"RNTuple '{pages.Name}', field '{field}', column {column.Id}, cluster {cluster.Number}, page {openPage}", page.Locator.Offset);
}
