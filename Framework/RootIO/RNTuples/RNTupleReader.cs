using System.Diagnostics;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.RNTuples.Fields;
using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.RootIO.RNTuples;

/// <summary>Reads the columns of an RNTuple for one worker.</summary>
internal sealed class RNTupleReader : IColumnReader
{
    private readonly RNTuple ntuple;
    private readonly IReadOnlyList<FieldPlan> plans;
    private readonly RNTuplePages pages;
    private readonly NodeFactory factory;
    private readonly EntryDomain entries;
    private readonly FieldNode?[] nodes;
    private long taskFirst;
    private long taskEnd;

    public RNTupleReader(RNTuple ntuple, IReadOnlyList<FieldPlan> plans)
    {
        this.ntuple = ntuple;
        this.plans = plans;
        pages = new RNTuplePages(ntuple.File, ntuple.Path, ntuple.Blobs, ntuple.Options.VerifyChecksums);
        factory = new NodeFactory(pages);
        entries = new EntryDomain(ntuple.Clusters);
        nodes = new FieldNode?[plans.Count];
    }

    public ReadCost Cost => pages.Cost.Total;

    public void BeginTask(long firstEntry, long entryCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstEntry);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstEntry + entryCount, ntuple.Entries);
        taskFirst = firstEntry;
        taskEnd = firstEntry + entryCount;
    }

    public Column Read(int column, long firstEntry, int entryCount)
    {
        if (firstEntry < taskFirst || firstEntry + entryCount > taskEnd)
        {
            throw new ArgumentOutOfRangeException(nameof(firstEntry), $"entries {firstEntry} to {firstEntry + entryCount} are not within the task's {taskFirst} to {taskEnd}");
        }

        var before = pages.Cost.Total;
        var started = Stopwatch.GetTimestamp();
        var node = nodes[column] ??= plans[column].Open(factory, entries);
        entries.Turn(firstEntry, entryCount);
        node.Update();
        pages.Cost.Decoded(started, before);
        return node.Column;
    }

    public void Dispose()
    {
        factory.Dispose();
        entries.Dispose();
        pages.Dispose();
    }
}
