using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.RNTuples.Metadata;

namespace HepAnalysis.RootIO.RNTuples.Pages;

/// <summary>The clusters of an RNTuple; the page list of each group is read when one of its clusters is first asked for. Thread-safe.</summary>
internal sealed class ClusterTable
{
    private readonly RNTupleMetadata metadata;
    private readonly Lazy<IReadOnlyList<Cluster>>[] lists;
    private readonly int[] byEntry;
    private readonly RecordPlace place;

    public ClusterTable(RNTupleMetadata metadata, BlobReader blobs, RecordPlace place, bool verify)
    {
        this.metadata = metadata;
        this.place = place;
        lists = new Lazy<IReadOnlyList<Cluster>>[metadata.Groups.Count];
        var first = 0;
        for (var i = 0; i < lists.Length; i++)
        {
            var (group, number, begin) = (metadata.Groups[i], i, first);
            lists[i] = new(() => Read(blobs, group, number, begin, verify));
            first += group.ClusterCount;
        }

        // Groups without entries hold nothing that can be asked for.
        byEntry = [.. Enumerable.Range(0, lists.Length).Where(i => metadata.Groups[i].EntryCount > 0).OrderBy(i => metadata.Groups[i].FirstEntry)];
        CheckOrder();
    }

    /// <summary>Every cluster with entries, by rising entry.</summary>
    public IEnumerable<Cluster> All => byEntry.SelectMany(group => lists[group].Value);

    /// <summary>The clusters of the first group.</summary>
    public IReadOnlyList<Cluster> First => byEntry.Length == 0 ? [] : lists[byEntry[0]].Value;

    /// <summary>The cluster that holds an entry.</summary>
    public Cluster Find(long entry)
    {
        var group = FindLast(byEntry.Length, i => metadata.Groups[byEntry[i]].FirstEntry <= entry);
        if (group >= 0)
        {
            var clusters = lists[byEntry[group]].Value;
            var found = FindLast(clusters.Count, i => clusters[i].FirstEntry <= entry);
            if (found >= 0 && entry < clusters[found].FirstEntry + clusters[found].EntryCount)
            {
                return clusters[found];
            }
        }

        throw place.Corrupt(0, $"no cluster holds entry {entry} of {metadata.Entries}");
    }

    private void CheckOrder()
    {
        var next = 0L;
        foreach (var group in byEntry.Select(i => metadata.Groups[i]))
        {
            if (group.FirstEntry != next)
            {
                throw place.Corrupt(0, $"a group of clusters begins with entry {group.FirstEntry}, where {next} would follow");
            }

            next = group.FirstEntry + group.EntryCount;
        }
    }

    private List<Cluster> Read(BlobReader blobs, RNTupleClusterGroup group, int number, int firstCluster, bool verify)
    {
        var own = new RecordPlace(place.File, $"page list {number} of {place.Object}", group.PageList.Offset);
        var envelope = Envelope.Read(blobs, Envelope.PageList, group.PageList, group.PageListLength, own, verify);
        var clusters = PageList.Read(envelope.Buffer, group, firstCluster, metadata.HeaderChecksum, metadata.Schema.Columns.Count, verify);
        clusters = [.. clusters.Where(cluster => cluster.EntryCount > 0).OrderBy(cluster => cluster.FirstEntry)];
        var next = group.FirstEntry;
        foreach (var cluster in clusters)
        {
            if (cluster.FirstEntry != next)
            {
                throw envelope.Buffer.Corrupt(0, $"cluster {cluster.Number} begins with entry {cluster.FirstEntry}, where {next} would follow");
            }

            next += cluster.EntryCount;
        }

        return clusters;
    }

    private static int FindLast(int count, Predicate<int> holds)
    {
        int low = 0, high = count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (holds(middle))
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high;
    }
}
