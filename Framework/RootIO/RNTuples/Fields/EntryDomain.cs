using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>The entries of a block.</summary>
internal sealed class EntryDomain(ClusterTable clusters) : Domain
{
    private long first = -1;
    private int count = -1;
    private int block;
    private Cluster? last;

    public override int Block => block;

    /// <summary>Turns to a block.</summary>
    public void Turn(long firstEntry, int entryCount)
    {
        if (firstEntry != first || entryCount != count)
        {
            first = firstEntry;
            count = entryCount;
            block = block == int.MaxValue ? 0 : block + 1;
        }
    }

    protected override void Fill()
    {
        for (var entry = first; entry < first + count;)
        {
            if (last is null || entry < last.FirstEntry || entry - last.FirstEntry >= last.EntryCount)
            {
                last = clusters.Find(entry);
            }

            var end = Math.Min(first + count, last.FirstEntry + last.EntryCount);
            Add(new Segment(last, entry - last.FirstEntry, (int)(end - entry)));
            entry = end;
        }
    }
}
