using HepAnalysis.Columns;

namespace HepAnalysis.EventLoop;

/// <summary>A run of whole clusters of one file (cut short only where the user asked for a part of the events).</summary>
/// <param name="File">Index of the file in the chain.</param>
/// <param name="First">First entry.</param>
/// <param name="Count">Number of entries.</param>
internal readonly record struct EntryTask(int File, long First, long Count);

/// <summary>Cuts a source into tasks: cuts depend on the file alone, never on threads.</summary>
internal static class TaskCutter
{
    /// <summary>Clusters with less needed data than this are joined: a task has a price of its own.</summary>
    private const long SmallestTaskBytes = 2 << 20;

    public static IEnumerable<EntryTask> Cut(IEventSource source, int file, int[] needed, long begin, long end)
    {
        var entries = source.EntryCount ?? 0;
        var boundaries = needed.Length == 0 ? [0, entries] : source.ClusterBoundaries(needed);
        var bytesPerEntry = entries == 0 ? 0 : needed.Sum(column => (double)source.Columns[column].UncompressedBytes) / entries;
        var first = 0L;
        for (var i = 1; i < boundaries.Count; i++)
        {
            var isLast = i == boundaries.Count - 1;
            if (!isLast && (boundaries[i] - first) * bytesPerEntry < SmallestTaskBytes)
            {
                continue;
            }

            var from = Math.Max(first, begin);
            var to = Math.Min(boundaries[i], end);
            if (from < to)
            {
                yield return new EntryTask(file, from, to - from);
            }

            first = boundaries[i];
        }
    }
}
