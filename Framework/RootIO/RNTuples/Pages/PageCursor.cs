using System.Diagnostics;
using System.IO.Hashing;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.RNTuples.Metadata;
using HepAnalysis.Storage;

namespace HepAnalysis.RootIO.RNTuples.Pages;

/// <summary>
/// The page of a column that is open for a worker, decompressed, or decoded where it holds indices: each is read once while
/// blocks ascend. Its memory is kept from page to page; a page that is taken whole needs none. Not thread-safe.
/// </summary>
internal sealed class PageCursor(RNTuplePages pages, RNTupleColumn column, string field) : IDisposable
{
    private const int ChecksumBytes = 8;

    private readonly NativeBuffer content = new();
    private readonly bool isIndex = ColumnEncoding.IsIndex(column.Type);
    private NativeBuffer memory = pages.Encoded;
    private Cluster? openCluster;
    private int openPage = -1;
    private int contentBytes;
    private PagePlace page;
    private IndexPage? indices;

    /// <summary>How its elements are stored.</summary>
    public RNTupleColumn Column => column;

    /// <summary>The open page.</summary>
    public PagePlace Page => page;

    /// <summary>The bytes of the open page, of a column that holds no indices; those of a page that is taken whole until any cursor opens another.</summary>
    public ReadOnlySpan<byte> Content => memory.Values<byte>(contentBytes);

    /// <summary>The indices of the open page, of a column of indices.</summary>
    public ReadOnlySpan<ulong> Indices => indices!.Indices;

    /// <summary>
    /// Opens the page that holds an element, one of those that the cluster stores of the column. A page that is taken whole is put where
    /// all cursors put theirs: the pages of all columns together are larger than a second-level cache, one of them is not.
    /// </summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="element">Number of the element in it.</param>
    /// <param name="wanted">How many from it on are wanted at once.</param>
    public void Open(Cluster cluster, long element, long wanted)
    {
        if (ReferenceEquals(cluster, openCluster) && element >= page.FirstElement && element - page.FirstElement < page.Elements)
        {
            return;
        }

        if (indices is not null)
        {
            pages.Release(indices);
            indices = null;
        }

        var range = cluster.Columns[column.Id];
        var number = range.Find(element);
        openCluster = null;
        openPage = number;
        page = range.Pages[number];
        if (isIndex)
        {
            indices = pages.FindOpen(page, column.Type) ?? LoadIndices(cluster);
        }
        else if (page.FirstElement == element && page.Elements <= wanted)
        {
            _ = Load(cluster, pages.Stored, pages.Encoded);
            return;
        }
        else
        {
            _ = Load(cluster, content, content);
        }

        openCluster = cluster;
    }

    /// <summary>An error about this column.</summary>
    public CorruptFileException Corrupt(Cluster cluster, string why) => Place(cluster).Corrupt(0, why);

    /// <inheritdoc/>
    public void Dispose() => content.Dispose();

    private IndexPage LoadIndices(Cluster cluster)
    {
        var payload = Load(cluster, pages.Stored, pages.Encoded);
        var loaded = pages.Take();
        IndexDecoder.Decode(column.Type, payload, loaded.Turn(page, column.Type));
        pages.Share(loaded);
        return loaded;
    }

    // The page's bytes, put into one memory if they are stored as they are, or else into the other.
    private ReadOnlySpan<byte> Load(Cluster cluster, NativeBuffer plain, NativeBuffer decompressed)
    {
        var length = PageDecoder.PageBytes(column, page.Elements);
        var bytes = page.Locator.Bytes;
        if (length > Array.MaxLength - ChecksumBytes || bytes <= 0 || bytes > length)
        {
            throw Corrupt(cluster, $"a page of {bytes} bytes for {page.Elements} elements of {column.Bits} bits, which have {length}");
        }

        contentBytes = (int)length;
        if (bytes == length)
        {
            memory = plain;
            return Read(cluster, (int)bytes, plain);
        }

        memory = decompressed;
        return Decompress(cluster, Read(cluster, (int)bytes, pages.Stored), decompressed);
    }

    private ReadOnlySpan<byte> Read(Cluster cluster, int bytes, NativeBuffer into)
    {
        var started = Stopwatch.GetTimestamp();
        var withChecksum = bytes + (page.HasChecksum ? ChecksumBytes : 0);
        var isOnePiece = pages.Blobs.IsOnePiece(withChecksum);
        var first = isOnePiece ? page.Locator.Offset : 0;
        if (first < 0 || first > pages.File.Length - withChecksum)
        {
            pages.Blobs.CheckRange(page.Locator.Offset, withChecksum, Place(cluster));
        }

        var target = into.Reserve<byte>(withChecksum);
        if (isOnePiece)
        {
            pages.File.ReadBytes([new ByteRange(page.Locator.Offset, withChecksum)], target);
        }
        else
        {
            pages.Blobs.Read(page.Locator.Offset, target, Place(cluster));
        }

        pages.Cost.Read(started, withChecksum);
        if (page.HasChecksum && pages.Verify)
        {
            var found = XxHash3.HashToUInt64(target[..bytes]);
            var wanted = BitConverter.ToUInt64(target[bytes..]);
            if (found != wanted)
            {
                throw Corrupt(cluster, $"the page's checksum is {found:x16} and shall be {wanted:x16}");
            }
        }

        return target[..bytes];
    }

    private Span<byte> Decompress(Cluster cluster, ReadOnlySpan<byte> payload, NativeBuffer into)
    {
        if (PayloadSize.Fault(payload, contentBytes) is { } fault)
        {
            throw Corrupt(cluster, fault);
        }

        var started = Stopwatch.GetTimestamp();
        var target = into.Reserve<byte>(contentBytes);
        pages.Decompressor.Decompress(payload, target, new PayloadPlace(pages.File.Name, pages.Name, page.Locator.Offset));
        pages.Cost.Decompressed(started, contentBytes);
        return target;
    }

    private RecordPlace Place(Cluster cluster) =>
        new(pages.File.Name, $"RNTuple '{pages.Name}', field '{field}', column {column.Id}, cluster {cluster.Number}, page {openPage}", page.Locator.Offset);
}
