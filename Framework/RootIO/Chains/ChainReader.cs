using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Chains;

/// <summary>Reads the columns of a chain for one worker: of one file at a time. Not thread-safe.</summary>
internal sealed class ChainReader(RootEventChain chain) : IColumnReader
{
    private readonly Dictionary<int, int> indices = [];
    private ChainPart? part;
    private IEventSource? source;
    private IColumnReader? reader;
    private ReadCost closed;
    private long taskFirst;
    private long taskEnd;

    public ReadCost Cost => closed + (reader?.Cost ?? default);

    public void BeginTask(long firstEntry, long entryCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstEntry);
        ArgumentOutOfRangeException.ThrowIfNegative(entryCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstEntry + entryCount, chain.Entries);
        (taskFirst, taskEnd) = (firstEntry, firstEntry + entryCount);
        if (part is not null && Overlaps(part))
        {
            BeginWithin(part);
        }
    }

    public Column Read(int column, long firstEntry, int entryCount)
    {
        if (firstEntry < taskFirst || firstEntry + entryCount > taskEnd)
        {
            throw new ArgumentOutOfRangeException(nameof(firstEntry), $"entries {firstEntry} to {firstEntry + entryCount} are not within the task's {taskFirst} to {taskEnd}");
        }

        if (part is null || firstEntry < part.FirstEntry || firstEntry >= part.End)
        {
            Attach(chain.PartOf(firstEntry));
        }

        if (firstEntry + entryCount > part!.End)
        {
            throw new ArgumentOutOfRangeException(
                nameof(entryCount), $"entries {firstEntry} to {firstEntry + entryCount} are of two files: a block lies in one, and ClusterBoundaries says where '{part.File}' ends");
        }

        if (!indices.TryGetValue(column, out var index))
        {
            indices.Add(column, index = chain.Find(column, source!));
        }

        return reader!.Read(index, firstEntry - part.FirstEntry, entryCount);
    }

    public void Dispose() => Detach();

    private bool Overlaps(ChainPart other) => taskFirst < other.End && taskEnd > other.FirstEntry;

    private void BeginWithin(ChainPart within)
    {
        var first = Math.Max(taskFirst, within.FirstEntry);
        reader!.BeginTask(first - within.FirstEntry, Math.Min(taskEnd, within.End) - first);
    }

    private void Attach(ChainPart next)
    {
        Detach();
        source = chain.Acquire(next);
        part = next;
        reader = source.OpenReader();
        BeginWithin(next);
    }

    private void Detach()
    {
        if (reader is not null)
        {
            closed += reader.Cost;
            reader.Dispose();
        }

        part?.Release();
        indices.Clear();
        (reader, source, part) = (null, null, null);
    }
}
