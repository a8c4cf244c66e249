using HepAnalysis.Columns;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.Chains;

/// <summary>A TTree or an RNTuple together with the file that it keeps open.</summary>
public sealed class RootFileEvents : IEventSource
{
    private readonly RootFile file;
    private readonly IEventSource events;

    private RootFileEvents(RootFile file, IEventSource events)
    {
        this.file = file;
        this.events = events;
    }

    /// <inheritdoc/>
    public string Name => events.Name;

    /// <inheritdoc/>
    public IReadOnlyList<ColumnInfo> Columns => events.Columns;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Unreadable => events.Unreadable;

    /// <inheritdoc/>
    public long? EntryCount => events.EntryCount;

    /// <inheritdoc/>
    public bool CanSeek => events.CanSeek;

    /// <summary>Opens a file and what it holds under a name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tree">The name of the tree or RNTuple, from the open file.</param>
    /// <exception cref="RootIOException">The file cannot be read, or has no such tree.</exception>
    public static RootFileEvents Open(string path, Func<RootFile, string> tree)
    {
        var file = RootFile.Open(path);
        try
        {
            return new RootFileEvents(file, file.OpenEvents(tree(file)));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<long> ClusterBoundaries(IReadOnlyCollection<int> columns) => events.ClusterBoundaries(columns);

    /// <inheritdoc/>
    public IEventSource Only(IReadOnlyCollection<string> columns) => events.Only(columns);

    /// <inheritdoc/>
    public IColumnReader OpenReader() => events.OpenReader();

    /// <inheritdoc/>
    public void Dispose()
    {
        events.Dispose();
        file.Dispose();
    }
}
