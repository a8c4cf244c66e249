using HepAnalysis.Columns;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.Chains;

/// <summary>A TTree or an RNTuple together with the file that it keeps open.</summary>
internal sealed class FileEvents : IEventSource
{
    private readonly RootFile file;
    private readonly IEventSource events;

    private FileEvents(RootFile file, IEventSource events)
    {
        this.file = file;
        this.events = events;
    }

    public string Name => events.Name;

    public IReadOnlyList<ColumnInfo> Columns => events.Columns;

    public IReadOnlyDictionary<string, string> Unreadable => events.Unreadable;

    public long? EntryCount => events.EntryCount;

    public bool CanSeek => events.CanSeek;

    public static FileEvents Open(string path, string tree)
    {
        var file = RootFile.Open(path);
        try
        {
            return new FileEvents(file, file.OpenEvents(tree));
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
}
