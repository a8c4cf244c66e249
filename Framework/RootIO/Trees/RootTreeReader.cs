using System.Diagnostics;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Streamers;
using HepAnalysis.RootIO.Trees.Values;

namespace HepAnalysis.RootIO.Trees;

/// <summary>Reads the columns of a tree for one worker.</summary>
internal sealed class RootTreeReader : IColumnReader
{
    private readonly RootFile file;
    private readonly IReadOnlyList<LeafLayout> leaves;
    private readonly long entries;
    private readonly RootDecompressor decompressor = new();
    private readonly CostMeter cost = new();
    private readonly BasketWindow window;
    private readonly LeafReader?[] readers;
    private Dictionary<string, int>? byName;
    private long taskFirst;
    private long taskEnd;

    /// <param name="file">The file of the tree.</param>
    /// <param name="leaves">Its columns, and behind them what counts their items.</param>
    /// <param name="entries">Number of its entries.</param>
    public RootTreeReader(RootFile file, IReadOnlyList<LeafLayout> leaves, long entries)
    {
        this.file = file;
        this.leaves = leaves;
        this.entries = entries;
        window = new BasketWindow(file, cost);
        readers = new LeafReader?[leaves.Count];
    }

    public ReadCost Cost => cost.Total;

    public void BeginTask(long firstEntry, long entryCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstEntry);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstEntry + entryCount, entries);
        taskFirst = firstEntry;
        taskEnd = firstEntry + entryCount;
        window.BeginTask(taskEnd);
    }

    public Column Read(int column, long firstEntry, int entryCount)
    {
        if (firstEntry < taskFirst || firstEntry + entryCount > taskEnd)
        {
            throw new ArgumentOutOfRangeException(nameof(firstEntry), $"entries {firstEntry} to {firstEntry + entryCount} are not within the task's {taskFirst} to {taskEnd}");
        }

        var before = cost.Total;
        var started = Stopwatch.GetTimestamp();
        var result = Reader(column).Read(firstEntry, entryCount);
        cost.Decoded(started, before);
        return result;
    }

    /// <summary>The layouts of the classes of a column's first objects.</summary>
    public IReadOnlyDictionary<string, StreamerInfo> FirstLayouts(int column, int entryCount)
    {
        var probe = new LayoutProbe();
        try
        {
            ((ValueLeafReader)Reader(column)).Probe = probe;
            BeginTask(0, entryCount);
            Read(column, 0, entryCount);
        }
        catch (RootIOException)
        {
            // Whoever reads the column is told what is wrong.
        }

        return probe.First;
    }

    public void Dispose()
    {
        foreach (var reader in readers)
        {
            reader?.Dispose();
        }

        window.Dispose();
        decompressor.Dispose();
    }

    private LeafReader Reader(int column)
    {
        if (readers[column] is { } known)
        {
            return known;
        }

        var leaf = leaves[column];
        var cursor = new BasketCursor(file, leaf.Branch, window, decompressor, cost);
        LeafReader reader = leaf switch
        {
            { Value: { } value } => new ValueLeafReader(leaf, cursor, leaf.CountColumn is { } objects ? Counter(objects) : null, value.CounterColumn is { } items ? Reader(Index(items)) : null),
            { IsObjectBits: true } => new ObjectBitsReader(leaf, cursor, leaf.CountColumn is { } objects ? Counter(objects) : null),
            { CountColumn: { } counter } => new CountedLeafReader(leaf, cursor, Counter(counter)),
            { ItemHeader: >= 0 } => new VectorLeafReader(leaf, cursor),
            _ => new FixedLeafReader(leaf, cursor),
        };
        return readers[column] = reader;
    }

    private OffsetsReader Counter(string column) => ((FixedLeafReader)Reader(Index(column))).Offsets;

    /// <summary>The number of a column; null where there is none of that name.</summary>
    public int? Find(string column)
    {
        if (byName is null)
        {
            byName = new(StringComparer.Ordinal);
            for (var i = 0; i < leaves.Count; i++)
            {
                byName.TryAdd(leaves[i].Name, i);
            }
        }

        return byName.TryGetValue(column, out var index) ? index : null;
    }

    private int Index(string column) => Find(column) ?? throw new InvalidOperationException($"there is no column '{column}'");
}
