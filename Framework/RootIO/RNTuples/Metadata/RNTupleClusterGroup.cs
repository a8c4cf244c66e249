namespace HepAnalysis.RootIO.RNTuples.Metadata;

/// <summary>
/// Clusters whose pages are listed in one envelope.
/// <code>
/// first entry 8, entries 8, clusters 4
/// length of the page list 8, locator
/// </code>
/// Source: RNTuple Binary Format Specification, "Cluster Group Record Frame".
/// </summary>
/// <param name="FirstEntry">The first entry of the group.</param>
/// <param name="EntryCount">How many it has.</param>
/// <param name="ClusterCount">How many clusters.</param>
public sealed record RNTupleClusterGroup(long FirstEntry, long EntryCount, int ClusterCount)
{
    /// <summary>The fewest bytes that a record of it has.</summary>
    internal const int MinBytes = 8 + 40;

    internal long PageListLength { get; init; }

    internal PageLocator PageList { get; init; }

    internal static RNTupleClusterGroup Decode(EnvelopeBuffer buffer)
    {
        var frame = buffer.EnterRecord();
        var (first, count, clusters) = (buffer.ReadInt64(), buffer.ReadInt64(), buffer.ReadInt32());
        if (first < 0 || count < 0 || clusters < 0 || first > long.MaxValue - count)
        {
            throw buffer.Corrupt(20, $"a group of {clusters} clusters with {count} entries from {first} on");
        }

        var group = new RNTupleClusterGroup(first, count, clusters) { PageListLength = buffer.ReadInt64(), PageList = PageLocator.Decode(buffer) };
        buffer.Leave(frame);
        return group;
    }
}
