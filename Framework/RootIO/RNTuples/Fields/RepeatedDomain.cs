namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>The items of arrays of a fixed size.</summary>
internal sealed class RepeatedDomain(Domain parent, int length) : Domain
{
    public override int Block => parent.Block;

    protected override void Fill()
    {
        parent.Update();
        foreach (var segment in parent.Segments)
        {
            var items = (long)segment.Count * length;
            if (Count + items > int.MaxValue || segment.First > long.MaxValue / Math.Max(length, 1))
            {
                throw new CorruptFileException(
                    "an array of an RNTuple is too long for a block", $"cluster {segment.Cluster.Number}, item {segment.First}", $"{segment.Count} arrays of {length} items are wanted at once", "read fewer entries at once");
            }

            if (items > 0)
            {
                Add(new Segment(segment.Cluster, segment.First * length, (int)items));
            }
        }
    }
}
