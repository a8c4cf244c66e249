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
    private readonly Dictionary<long, IndexPage> openIndices = [];
    private readonly Stack<IndexPage> unused = [];
    private readonly List<IndexPage> all = [];

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
    /// The page of indices if a cursor has it open, or null. Equal pages of a cluster lie at one place of the file: the offsets of
    /// lists of equal lengths are decoded once. Its user gives it back by <see cref="Release"/>.
    /// </summary>
    public IndexPage? FindOpen(PagePlace place, RNTupleColumnType type)
    {
        if (!openIndices.TryGetValue(place.Locator.Offset, out var page) || !page.Holds(place, type))
        {
            return null;
        }

        page.Users++;
        return page;
    }

    /// <summary>Memory for a page of indices that is to be decoded; its user gives it back by <see cref="Release"/>.</summary>
    public IndexPage Take()
    {
        if (!unused.TryPop(out var page))
        {
            all.Add(page = new IndexPage());
        }

        page.Users = 1;
        return page;
    }

    /// <summary>Says that a page of indices is decoded, so that other cursors find it.</summary>
    public void Share(IndexPage page) => openIndices.TryAdd(page.Place.Locator.Offset, page);

    /// <summary>Says that a cursor leaves a page.</summary>
    public void Release(IndexPage page)
    {
        if (--page.Users > 0)
        {
            return;
        }

        if (openIndices.TryGetValue(page.Place.Locator.Offset, out var shared) && ReferenceEquals(shared, page))
        {
            openIndices.Remove(page.Place.Locator.Offset);
        }

        unused.Push(page);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stored.Dispose();
        Encoded.Dispose();
        foreach (var page in all)
        {
            page.Dispose();
        }

        Decompressor.Dispose();
    }
}
