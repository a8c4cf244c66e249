using HepAnalysis.Columns;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Benchmarks;

/// <summary>The events of a file, decoded into blocks in memory before anything is measured.</summary>
internal sealed class DecodedEvents : IEventSource
{
    private readonly int blockSize;
    private readonly List<Column?[]> blocks = [];

    public DecodedEvents(string path, int blockSize, IReadOnlyCollection<string> wanted)
    {
        this.blockSize = blockSize;
        using var file = RootFile.Open(path);
        using var tree = file.OpenTree("Events");
        Columns = tree.Columns;
        EntryCount = tree.Entries;
        using var reader = tree.OpenReader();
        reader.BeginTask(0, tree.Entries);
        for (long first = 0; first < tree.Entries; first += blockSize)
        {
            var count = (int)Math.Min(blockSize, tree.Entries - first);
            blocks.Add([.. Columns.Select((column, index) => wanted.Contains(column.Name) ? Copy(reader.Read(index, first, count)) : null)]);
        }
    }

    public string Name => "decoded events";

    public IReadOnlyList<ColumnInfo> Columns { get; }

    public IReadOnlyDictionary<string, string> Unreadable { get; } = new Dictionary<string, string>();

    public long? EntryCount { get; }

    public bool CanSeek => true;

    public IReadOnlyList<long> ClusterBoundaries(IReadOnlyCollection<int> columns) => [0, EntryCount!.Value];

    public IColumnReader OpenReader() => new Reader(this);

    public void Dispose()
    {
        // Kept for the next run.
    }

    private static Column Copy(Column column)
    {
        if (column is ListColumn list)
        {
            return new ListColumn(Copy(list.OffsetColumn), Copy((NumberColumn)list.Content));
        }

        return Copy((NumberColumn)column);
    }

    private static NumberColumn Copy(NumberColumn column)
    {
        var copy = new NumberColumn(column.Kind);
        column.Buffer.Values<byte>(column.Count * column.Kind.Size()).CopyTo(copy.ResizeBytes(column.Count));
        return copy;
    }

    private sealed class Reader(DecodedEvents events) : IColumnReader
    {
        public ReadCost Cost => default;

        public void BeginTask(long firstEntry, long entryCount)
        {
        }

        public Column Read(int column, long firstEntry, int entryCount) => events.blocks[(int)(firstEntry / events.blockSize)][column]!;

        public void Dispose()
        {
        }
    }
}
