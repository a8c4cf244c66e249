using HepAnalysis.Columns;
using HepAnalysis.RootIO.Views;

namespace HepAnalysis.RootIO.Chains;

/// <summary>
/// Trees or RNTuples of many files as one source of events, as TChain: <c>chain.Read&lt;float&gt;("Muon_pt")</c>. Its columns are those of
/// the first file, and the others have to have those that are read. Of the files, the first and those that are being read are
/// open. Thread-safe; each worker opens a reader of its own.
/// <code>
///  using var chain = RootEventChain.Open(Directory.GetFiles("data", "*.root").Order(), "Events");
///  foreach (var e in chain.Read&lt;DimuonEvent&gt;()) { … }
/// </code>
/// </summary>
public sealed class RootEventChain : IEventSource
{
    private readonly IReadOnlyList<ChainPart> parts;
    private readonly IReadOnlyCollection<string>? only;
    private readonly IEventSource whole;
    private readonly IEventSource first;

    private RootEventChain(IReadOnlyList<ChainPart> parts, IEventSource whole, IReadOnlyCollection<string>? only)
    {
        this.parts = parts;
        this.whole = whole;
        this.only = only;
        first = only is null ? whole : whole.Only(only);
    }

    /// <summary>The first file's name and tree, and how many follow: <c>a.root:Events and 3 more</c>.</summary>
    public string Name => parts.Count == 1 ? first.Name : $"{first.Name} and {parts.Count - 1} more";

    /// <summary>The files in their order.</summary>
    public IReadOnlyList<RootChainFile> Files => [.. parts.Select(part => new RootChainFile(part.Tree, part.File, part.Entries, part.FirstEntry))];

    /// <summary>Entries of all files.</summary>
    public long Entries => parts[^1].End;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnInfo> Columns => first.Columns;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Unreadable => first.Unreadable;

    /// <inheritdoc/>
    public long? EntryCount => Entries;

    /// <inheritdoc/>
    public bool CanSeek => true;

    /// <summary>Opens trees or RNTuples of one name in some files. Each file is opened once, for the number of its entries.</summary>
    /// <param name="files">Paths or URLs of the files, at least one.</param>
    /// <param name="tree">Path of the tree or RNTuple in each.</param>
    /// <exception cref="ArgumentException">There are no files.</exception>
    /// <exception cref="ObjectNotFoundException">A file has no such tree.</exception>
    /// <exception cref="Storage.HepException">A file cannot be read, or is damaged.</exception>
    public static RootEventChain Open(IEnumerable<string> files, string tree) => Open(files.Select(file => (file, tree)));

    /// <summary>Opens the files that a TChain lists.</summary>
    /// <param name="chain">The chain: <c>file.Read&lt;RootChain&gt;("chain")</c>.</param>
    /// <param name="folder">From where relative paths of it count: it keeps none of its own. By default the current folder.</param>
    /// <exception cref="ArgumentException">It lists no files.</exception>
    /// <exception cref="ObjectNotFoundException">A file has no such tree.</exception>
    /// <exception cref="Storage.HepException">A file cannot be read, or is damaged.</exception>
    public static RootEventChain Open(RootChain chain, string folder = "") =>
        Open(chain.Files.Select(part => (part.File.Contains("://", StringComparison.Ordinal) ? part.File : Path.Combine(folder, part.File), part.Tree)));

    /// <inheritdoc/>
    /// <remarks>No cluster is of two files.</remarks>
    public IReadOnlyList<long> ClusterBoundaries(IReadOnlyCollection<int> columns)
    {
        var boundaries = new List<long> { 0 };
        foreach (var part in parts.Where(part => part.Entries > 0))
        {
            var source = Acquire(part);
            try
            {
                boundaries.AddRange(source.ClusterBoundaries([.. columns.Select(column => Find(column, source))]).Where(boundary => boundary > 0).Select(boundary => part.FirstEntry + boundary));
            }
            finally
            {
                part.Release();
            }
        }

        return boundaries;
    }

    /// <inheritdoc/>
    public IEventSource Only(IReadOnlyCollection<string> columns) => new RootEventChain(parts, whole, columns);

    /// <inheritdoc/>
    public IColumnReader OpenReader() => new ChainReader(this);

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        if (only is null)
        {
            foreach (var part in parts)
            {
                part.Dispose();
            }
        }
    }

    /// <summary>The file that holds an entry; behind the last entry the last that has any.</summary>
    internal ChainPart PartOf(long entry)
    {
        int low = 0, high = parts.Count - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = entry < parts[middle].End ? (low, middle) : (middle + 1, high);
        }

        return parts[low];
    }

    /// <summary>The index of a column of the chain in one of its files.</summary>
    internal int Find(int column, IEventSource source) => ReferenceEquals(source, first) ? column : ChainPart.Find(Columns[column], first.Name, source);

    /// <summary>One of its files, open, to be given back.</summary>
    internal IEventSource Acquire(ChainPart part)
    {
        var source = part.Acquire();
        return part == parts[0] ? first : only is null ? source : source.Only(only);
    }

    private static RootEventChain Open(IEnumerable<(string File, string Tree)> files)
    {
        var parts = new List<ChainPart>();
        try
        {
            IEventSource? first = null;
            foreach (var (file, tree) in files)
            {
                var part = new ChainPart(file, tree, parts.Count == 0 ? 0 : parts[^1].End);
                parts.Add(part);
                var source = part.Acquire();
                part.Entries = source.EntryCount ?? 0;

                // The first stays in use: its columns are the chain's.
                if (first is null)
                {
                    first = source;
                }
                else
                {
                    part.Release();
                }
            }

            return new RootEventChain(parts, first ?? throw new ArgumentException("a chain of no files", nameof(files)), null);
        }
        catch
        {
            parts.ForEach(part => part.Dispose());
            throw;
        }
    }
}
