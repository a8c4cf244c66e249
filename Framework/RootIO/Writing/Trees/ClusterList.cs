namespace HepAnalysis.RootIO.Writing.Trees;

/// <summary>
/// Clusters as a tree stores them: ranges of clusters of equal size (fClusterRangeEnd, fClusterSize), and fAutoFlush for
/// those behind the last range.
/// </summary>
internal sealed class ClusterList
{
    private readonly List<(long End, long Size)> ranges = [];
    private long lastEnd;

    public void Add(long end)
    {
        var size = end - lastEnd;
        if (size == 0)
        {
            return;
        }

        if (ranges.Count > 0 && ranges[^1].Size == size)
        {
            ranges[^1] = (end, size);
        }
        else
        {
            ranges.Add((end, size));
        }

        lastEnd = end;
    }

    /// <summary>
    /// The ranges (last entry and size) and the size of the clusters after them. A last cluster that is shorter than those
    /// before belongs to their range: the end of the tree ends it.
    /// </summary>
    public (IReadOnlyList<(long LastEntry, long Size)> Ranges, long AutoFlush) Layout()
    {
        var tail = ranges.Count;
        if (tail == 0)
        {
            return ([], 1000);
        }

        tail = tail > 1 && ranges[^1].Size < ranges[^2].Size && IsOneCluster(tail - 1) ? tail - 2 : tail - 1;
        return ([.. ranges.Take(tail).Select(range => (range.End - 1, range.Size))], ranges[tail].Size);
    }

    private bool IsOneCluster(int index) => ranges[index].End - ranges[index - 1].End == ranges[index].Size;
}
