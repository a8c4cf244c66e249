using HepAnalysis.Columns;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Cli.Inputs;

/// <summary>A TTree or an RNTuple together with the file that it keeps open.</summary>
internal sealed class RootEvents : IEventSource
{
    private readonly RootFile file;
    private readonly IEventSource events;

    private RootEvents(RootFile file, IEventSource events)
    {
        this.file = file;
        this.events = events;
    }

    public string Name => events.Name;

    public IReadOnlyList<ColumnInfo> Columns => events.Columns;

    public IReadOnlyDictionary<string, string> Unreadable => events.Unreadable;

    public long? EntryCount => events.EntryCount;

    public bool CanSeek => events.CanSeek;

    /// <summary>Opens what a file holds under a name; without one the only tree or RNTuple that it has.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The tree or RNTuple, or null.</param>
    /// <param name="opened">Told the file, once it is open.</param>
    public static RootEvents Open(string path, string? name, Action<RootFile> opened)
    {
        var file = RootFile.Open(path);
        try
        {
            opened(file);
            return new RootEvents(file, file.OpenEvents(name ?? Only(file)));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public IReadOnlyList<long> ClusterBoundaries(IReadOnlyCollection<int> columns) => events.ClusterBoundaries(columns);

    public IEventSource Only(IReadOnlyCollection<string> columns) => events.Only(columns);

    public IColumnReader OpenReader() => events.OpenReader();

    public void Dispose()
    {
        events.Dispose();
        file.Dispose();
    }

    private static string Only(RootFile file)
    {
        var names = RootContents.Newest(file).Where(item => RootContents.IsTree(item.Key) || RootContents.IsRNTuple(item.Key)).Select(item => item.Path).ToList();
        return names.Count == 1 ? names[0] : throw new WrongObjectException(
            $"it is not clear which tree of '{file.Name}' is meant", file.Name,
            names.Count == 0 ? "it has no tree and no RNTuple" : $"it has: {string.Join(", ", names)}",
            names.Count == 0 ? $"hep inspect {file.Name} says what it has" : $"name one: 'tree: {names[0]}' below 'input:'");
    }
}
