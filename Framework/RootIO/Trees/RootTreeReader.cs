using System.Diagnostics;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.Compression;

namespace HepAnalysis.RootIO.Trees;

/// <summary>Reads the columns of a tree for one worker.</summary>
internal sealed class RootTreeReader : IColumnReader
{
    private readonly RootTree tree;
    private readonly RootDecompressor decompressor = new();
    private readonly CostMeter cost = new();
    private readonly BasketWindow window;
    private readonly LeafReader?[] readers;
    private Dictionary<string, int>? byName;
    private long taskFirst;
    private long taskEnd;

    public RootTreeReader(RootTree tree)
    {
        this.tree = tree;
        window = new BasketWindow(tree.File, cost);
        readers = new LeafReader?[tree.Leaves.Count];
    }

    public ReadCost Cost => cost.Total;

    public void BeginTask(long firstEntry, long entryCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstEntry);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstEntry + entryCount, tree.Entries);
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

        var leaf = tree.Leaves[column];
        var cursor = new BasketCursor(tree.File, leaf.Branch, window, decompressor, cost);
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

    private int Index(string column)
    {
        if (byName is null)
        {
            byName = new(StringComparer.Ordinal);
            for (var i = 0; i < tree.Leaves.Count; i++)
            {
                byName.TryAdd(tree.Leaves[i].Name, i);
            }
        }

        return byName[column];
    }
}
