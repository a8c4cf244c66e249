using HepAnalysis.RootIO.RNTuples.Metadata;

namespace HepAnalysis.RootIO.RNTuples.Pages;

/// <summary>
/// The clusters of a group and where their pages lie.
/// <code>
/// checksum of the header 8
/// list of clusters: record { first entry 8, entries 7, flags 1 }
/// list of clusters: list of columns: list of pages { elements 4 (negative: with checksum), locator },
///                                    element offset 8 (negative: suppressed), compression 4 (unless suppressed)
/// </code>
/// Source: RNTuple Binary Format Specification, "Page List Envelope".
/// </summary>
internal static class PageList
{
    private const int ShardedFlag = 1;
    private const int MinPageBytes = 4 + 12;
    private const int MinListBytes = 12;
    private const int ListTailBytes = 8;

    public static List<Cluster> Read(EnvelopeBuffer buffer, RNTupleClusterGroup group, int firstCluster, ulong headerChecksum, int columnCount, bool verify)
    {
        RNTupleMetadata.CheckHeader(buffer, headerChecksum, verify);
        var summaries = ReadSummaries(buffer, group);
        var list = buffer.EnterList(MinListBytes);
        if (list.Items != summaries.Count)
        {
            throw buffer.Corrupt(0, $"it describes {summaries.Count} clusters and the pages of {list.Items}");
        }

        var clusters = new List<Cluster>(summaries.Count);
        for (var i = 0; i < summaries.Count; i++)
        {
            clusters.Add(new Cluster(firstCluster + i, summaries[i].First, summaries[i].Count, ReadColumns(buffer, columnCount)));
        }

        buffer.Leave(list);
        return clusters;
    }

    private static List<(long First, long Count)> ReadSummaries(EnvelopeBuffer buffer, RNTupleClusterGroup group)
    {
        var list = buffer.EnterList(8 + 16);
        if (list.Items != group.ClusterCount)
        {
            throw buffer.Corrupt(0, $"it describes {list.Items} clusters, and the footer says {group.ClusterCount}");
        }

        var summaries = new List<(long, long)>(list.Items);
        for (var i = 0; i < list.Items; i++)
        {
            var frame = buffer.EnterRecord();
            var first = buffer.ReadInt64();
            var packed = buffer.ReadUInt64();
            var count = (long)(packed & 0x00FF_FFFF_FFFF_FFFF);
            if (((packed >> 56) & ShardedFlag) != 0)
            {
                throw new UnsupportedFeatureException(
                    $"{buffer.Place.Object} has a sharded cluster", buffer.Place.At(buffer.Position - 1), $"flag 1 of cluster {i} is set, which is not defined yet", "a newer version of this program may read it");
            }

            if (first < group.FirstEntry || first - group.FirstEntry > group.EntryCount - count)
            {
                throw buffer.Corrupt(16, $"cluster {i} has {count} entries from {first} on, and its group {group.EntryCount} from {group.FirstEntry} on");
            }

            summaries.Add((first, count));
            buffer.Leave(frame);
        }

        buffer.Leave(list);
        return summaries;
    }

    private static ColumnRange[] ReadColumns(EnvelopeBuffer buffer, int columnCount)
    {
        var list = buffer.EnterList(MinListBytes + ListTailBytes);
        if (list.Items > columnCount)
        {
            throw buffer.Corrupt(0, $"a cluster with {list.Items} columns of {columnCount}");
        }

        var ranges = new ColumnRange[list.Items];
        for (var i = 0; i < ranges.Length; i++)
        {
            ranges[i] = ReadRange(buffer);
        }

        buffer.Leave(list);
        return ranges;
    }

    private static ColumnRange ReadRange(EnvelopeBuffer buffer)
    {
        var list = buffer.EnterList(MinPageBytes);
        var pages = new PagePlace[list.Items];
        var first = 0L;
        for (var i = 0; i < pages.Length; i++)
        {
            var stored = buffer.ReadInt32();
            if (stored == int.MinValue)
            {
                throw buffer.Corrupt(4, "a page with 2^31 elements");
            }

            pages[i] = new PagePlace(first, Math.Abs(stored), PageLocator.Decode(buffer), stored < 0);
            first += pages[i].Elements;
        }

        var offset = buffer.ReadInt64();
        var compression = offset < 0 ? 0 : buffer.ReadUInt32();
        buffer.Leave(list);
        return new(offset, offset < 0, compression, pages);
    }
}
