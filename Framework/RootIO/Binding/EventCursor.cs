using HepAnalysis.Columns;
using HepAnalysis.Columns.Views;

namespace HepAnalysis.RootIO.Binding;

/// <summary>Walks the blocks of a range: tasks are whole clusters, blocks are as long as the event loop's.</summary>
internal sealed class EventCursor : IDisposable
{
    private const int BlockSize = 4096;

    private readonly IColumnReader reader;
    private readonly Block block;
    private readonly IReadOnlyList<long> boundaries;
    private readonly int[][] ofSlot;
    private readonly long end;
    private long at;
    private long taskEnd;
    private int cluster;

    public EventCursor(EventRange range, ObjectColumns columns, ColumnSlots slots, Block block)
    {
        this.block = block;
        Columns = columns;
        at = range.First;
        taskEnd = range.First;
        end = range.First + range.Count;
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < range.Narrow.Columns.Count; i++)
        {
            indices.TryAdd(range.Narrow.Columns[i].Name, i);
        }

        ofSlot = new int[slots.Count][];
        for (var slot = 0; slot < ofSlot.Length; slot++)
        {
            ofSlot[slot] = [.. slots[slot].Select(name => indices[name])];
        }

        boundaries = range.Narrow.ClusterBoundaries([.. ofSlot.SelectMany(columns => columns).Distinct()]);
        reader = range.Narrow.OpenReader();
        block.Attach(range.Whole.Name, reader, ofSlot);
    }

    public ObjectColumns Columns { get; }

    /// <summary>Turns to the next block.</summary>
    /// <returns>Its events; 0 after the last.</returns>
    public int NextBlock()
    {
        if (at >= end)
        {
            return 0;
        }

        if (at >= taskEnd)
        {
            while (cluster + 1 < boundaries.Count - 1 && boundaries[cluster + 1] <= at)
            {
                cluster++;
            }

            taskEnd = cluster + 1 < boundaries.Count && boundaries[cluster + 1] > at ? Math.Min(end, boundaries[cluster + 1]) : end;
            reader.BeginTask(at, taskEnd - at);
        }

        var count = (int)Math.Min(BlockSize, taskEnd - at);
        block.Begin(at, count);
        Columns.Forget();
        at += count;
        return count;
    }

    /// <summary>Closes the reader. A view that is used afterwards says so, and sees no memory that is gone.</summary>
    public void Dispose()
    {
        block.Attach(block.SourceName, Closed.Instance, ofSlot);
        block.Begin(at, 0);
        Columns.Forget();
        reader.Dispose();
    }

    private sealed class Closed : IColumnReader
    {
        public static readonly Closed Instance = new();

        public ReadCost Cost => default;

        public void BeginTask(long firstEntry, long entryCount)
        {
        }

        public Column Read(int column, long firstEntry, int entryCount) =>
            throw new InvalidOperationException("an event or object is used after the foreach that it is of: keep its numbers, or declare a positional record");

        public void Dispose()
        {
        }
    }
}
