using HepAnalysis.Columns;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.RNTuples.Fields;
using HepAnalysis.RootIO.RNTuples.Metadata;
using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.RootIO.RNTuples;

/// <summary>
/// An RNTuple as a source of events. Its columns are the fields of an entry, and the members inside of them, named as
/// <c>hits.energy</c>: those of a collection of records are lists of their own, which share the collection's offsets.
/// Thread-safe; each worker opens a reader of its own.
/// </summary>
public sealed class RNTuple : IEventSource
{
    private readonly RNTupleMetadata metadata;

    private RNTuple(RootFile file, string path, RNTupleAnchor anchor, RNTupleOptions options)
    {
        File = file;
        Path = path;
        Anchor = anchor;
        Options = options;
        Blobs = new BlobReader(file, anchor.MaxKeySize);
        metadata = RNTupleMetadata.Read(file, path, anchor, Blobs, options.VerifyChecksums);
        Clusters = new ClusterTable(metadata, Blobs, new RecordPlace(file.Name, $"RNTuple '{path}'", anchor.SeekFooter), options.VerifyChecksums);
        var columns = new ColumnLister(Schema, () => Clusters.First, lists => LengthComparison.AreEqual(this, lists));
        Columns = columns.Columns;
        Plans = columns.Plans;
        Unreadable = columns.Unreadable;
        Streamed = columns.Streamed;
    }

    /// <summary>Path in the file.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public string Name => $"{File.Name}:{Path}";

    /// <summary>Description.</summary>
    public string Description => metadata.Description;

    /// <summary>What wrote it: <c>ROOT v6.40.00</c>.</summary>
    public string Writer => metadata.Writer;

    /// <summary>Name as its header has it; the key may have another.</summary>
    public string HeaderName => metadata.Name;

    /// <summary>The object behind its key.</summary>
    public RNTupleAnchor Anchor { get; }

    /// <summary>Fields and columns.</summary>
    public RNTupleSchema Schema => metadata.Schema;

    /// <summary>XXH3 of the header, as stored.</summary>
    public ulong HeaderChecksum => metadata.HeaderChecksum;

    /// <summary>XXH3 of the footer, as stored.</summary>
    public ulong FooterChecksum => metadata.FooterChecksum;

    /// <summary>Groups of clusters.</summary>
    public IReadOnlyList<RNTupleClusterGroup> ClusterGroups => metadata.Groups;

    /// <summary>Sets of attributes that belong to it.</summary>
    public IReadOnlyList<RNTupleAttributeLink> AttributeSets => metadata.AttributeLinks;

    /// <summary>Number of entries.</summary>
    public long Entries => metadata.Entries;

    /// <inheritdoc/>
    public long? EntryCount => Entries;

    /// <inheritdoc/>
    public bool CanSeek => true;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnInfo> Columns { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Unreadable { get; }

    internal RootFile File { get; }

    internal RNTupleOptions Options { get; }

    internal BlobReader Blobs { get; }

    internal ClusterTable Clusters { get; }

    internal IReadOnlyList<FieldPlan> Plans { get; }

    internal IReadOnlyDictionary<string, FieldPlan> Streamed { get; }

    /// <summary>Opens the set of attributes of a name.</summary>
    /// <param name="name">One of <see cref="AttributeSets"/>.</param>
    /// <exception cref="ObjectNotFoundException">There is none.</exception>
    public RNTuple OpenAttributeSet(string name)
    {
        var link = AttributeSets.FirstOrDefault(set => set.Name == name) ?? throw new ObjectNotFoundException(
            $"there is no set of attributes '{name}'", Name, AttributeSets.Count == 0 ? "it has none" : $"it has: {string.Join(", ", AttributeSets.Select(set => set.Name))}");
        var place = new RecordPlace(File.Name, $"anchor of attribute set '{name}' of RNTuple '{Path}'", link.Anchor.Offset);
        var bytes = AttributeAnchor.Read(File, link, place);
        return new(File, $"{Path}/{name}", RNTupleAnchor.Decode(new RootBuffer(bytes, place), "ROOT::RNTuple", Options.VerifyChecksums), Options);
    }

    /// <summary>What each column and cluster takes in the file. Reads the page lists of all clusters, and no page.</summary>
    /// <exception cref="RootIOException">A page list is damaged.</exception>
    public RNTupleStorage ReadStorage() => new(this);

    /// <inheritdoc/>
    public IReadOnlyList<long> ClusterBoundaries(IReadOnlyCollection<int> columns) =>
        [.. Clusters.All.Select(cluster => cluster.FirstEntry).DefaultIfEmpty(0), .. Entries > 0 ? [Entries] : Array.Empty<long>()];

    /// <inheritdoc/>
    public IColumnReader OpenReader() => new RNTupleReader(this, Plans);

    /// <summary>
    /// A reader for the bytes of a field whose objects are written by ROOT's streamer (column 0, as text: one string of bytes
    /// for each object, lists of them for collections).
    /// </summary>
    /// <param name="field">Name of the field, or of a member: one of those that <see cref="Unreadable"/> names for that reason.</param>
    /// <exception cref="ObjectNotFoundException">There is no such field.</exception>
    public IColumnReader OpenBytes(string field) => Streamed.TryGetValue(field, out var plan)
        ? new RNTupleReader(this, [plan])
        : throw new ObjectNotFoundException($"there is no field '{field}' of streamed objects", Name, Streamed.Count == 0 ? "it has none" : $"it has: {string.Join(", ", Streamed.Keys)}");

    /// <summary>The file is its opener's and stays open.</summary>
    public void Dispose()
    {
    }

    internal static bool IsAnchor(string className) => className is "ROOT::RNTuple" or "ROOT::Experimental::RNTuple";

    internal static RNTuple Open(RootFile file, string path, RootKey key, RNTupleOptions options) =>
        new(file, path, RNTupleAnchor.Decode(file.ReadRecord(key), key.ClassName, options.VerifyChecksums), options);
}
