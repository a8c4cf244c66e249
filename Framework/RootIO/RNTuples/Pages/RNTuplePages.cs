using HepAnalysis.Columns;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.RNTuples.Metadata;
using HepAnalysis.RootIO.Trees;

namespace HepAnalysis.RootIO.RNTuples.Pages;

/// <summary>What the cursors of one worker share: codecs, memory that holds a page only while it is loaded, open pages of indices. Not thread-safe.</summary>
/// <param name="file">The file.</param>
/// <param name="name">The RNTuple, for errors.</param>
/// <param name="blobs">Where pages are read.</param>
/// <param name="verify">Whether checksums are compared.</param>
internal sealed class RNTuplePages(RootFile file, string name, BlobReader blobs, bool verify) : IDisposable
{
    private readonly Dictionary<long, PageCursor> openIndices = [];

    public RootFile File => file;

    public string Name => name;

    public BlobReader Blobs => blobs;

    public bool Verify => verify;

    /// <summary>Where time and bytes are added up.</summary>
    public CostMeter Cost { get; } = new();

    public RootDecompressor Decompressor { get; } = new();

    /// <summary>A page as it is in the file, while it is decompressed.</summary>
    public NativeBuffer Stored { get; } = new();

    /// <summary>A page of indices, while it is decoded.</summary>
    public NativeBuffer Encoded { get; } = new();

    /// <summary>
    /// The cursor that has the same page of indices open, or null. Equal pages of a cluster lie at one place of the file: the
    /// offsets of lists of equal lengths are decoded once.
    /// </summary>
    public PageCursor? FindOpen(PagePlace page, RNTupleColumnType type) =>
        openIndices.TryGetValue(page.Locator.Offset, out var cursor) && cursor.Column.Type == type && cursor.IsOpenAt(page) ? cursor : null;

    /// <summary>Says that a cursor has opened a page of indices.</summary>
    public void Opened(PageCursor cursor) => openIndices[cursor.Page.Locator.Offset] = cursor;

    /// <summary>Says that a cursor leaves its page.</summary>
    public void Closed(PageCursor cursor)
    {
        if (openIndices.TryGetValue(cursor.Page.Locator.Offset, out var last) && ReferenceEquals(last, cursor))
        {
            openIndices.Remove(cursor.Page.Locator.Offset);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stored.Dispose();
        Encoded.Dispose();
        Decompressor.Dispose();
    }
}
