using HepAnalysis.Columns;
using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>The items of collections: reads where each ends, and makes the offsets of the block.</summary>
internal sealed class CollectionDomain(Domain parent, ElementReader ends) : Domain
{
    private Cluster? lastCluster;
    private long lastElement;
    private ulong lastEnd;

    public override int Block => parent.Block;

    /// <summary>Where the items of each collection begin: int32, one more than there are collections.</summary>
    public NumberColumn Offsets { get; } = new(NumberKind.Int32);

    public CorruptFileException Corrupt(string why) => ends.Corrupt(parent.Segments[0].Cluster, why);

    /// <summary>An error about lists of different lengths.</summary>
    public CorruptFileException Mismatch(string why) => ends.Corrupt(parent.Segments[0].Cluster, why);

    public override void Dispose()
    {
        Offsets.Dispose();
        ends.Dispose();
        base.Dispose();
    }

    protected override void Fill()
    {
        parent.Update();
        Offsets.Resize<int>(1)[0] = 0;
        foreach (var segment in parent.Segments)
        {
            if (segment.Count > 0)
            {
                Fill(segment);
            }
        }
    }

    private void Fill(Segment segment)
    {
        var start = segment.First == 0 ? 0 : EndBefore(segment);
        var end = start;
        var element = segment.First;
        for (var left = segment.Count; left > 0;)
        {
            ends.Find(segment.Cluster, element, left, out var inPage, out var most);
            var count = (int)Math.Min(left, most);
            var keep = Offsets.Count;
            Offsets.Buffer.Extend<int>(keep + count, keep);
            var target = Offsets.Resize<int>(keep + count)[keep..];
            if (ends.Page is null)
            {
                target.Fill(Count);
            }
            else
            {
                end = Subtract(segment, ends.Page.Indices.Slice(inPage, count), start, end, target);
            }

            element += count;
            left -= count;
        }

        (lastCluster, lastElement, lastEnd) = (segment.Cluster, element - 1, end);
        if (end > start)
        {
            Add(new Segment(segment.Cluster, (long)start, (int)(end - start)));
        }
    }

    private ulong Subtract(Segment segment, ReadOnlySpan<ulong> source, ulong start, ulong end, Span<int> target)
    {
        var most = (ulong)(int.MaxValue - Count);
        if (OffsetKernel.TrySubtract(source, start, end, Count, target) && source[^1] - start <= most)
        {
            return source[^1];
        }

        for (var i = 0; i < source.Length; i++)
        {
            var next = source[i];
            if (next < end || next - start > most)
            {
                throw ends.Corrupt(segment.Cluster, next < end ? $"a collection ends with item {next}, before it begins with {end}" : $"{next - start} items in one block");
            }

            target[i] = Count + (int)(next - start);
            end = next;
        }

        return end;
    }

    // The block before ended there: its page need not be opened again.
    private ulong EndBefore(Segment segment)
    {
        if (ReferenceEquals(segment.Cluster, lastCluster) && lastElement == segment.First - 1)
        {
            return lastEnd;
        }

        ends.Find(segment.Cluster, segment.First - 1, 1, out var inPage, out _);
        var end = ends.Page is null ? 0 : ends.Page.Indices[inPage];
        return end <= long.MaxValue ? end : throw ends.Corrupt(segment.Cluster, $"a collection ends with item {end}");
    }
}
