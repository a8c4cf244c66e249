using HepAnalysis.RootIO.Compression;

namespace HepAnalysis.RootIO.Writing.Trees;

/// <summary>How a tree is laid out.</summary>
public sealed record RootTreeOptions
{
    /// <summary>Compression of the baskets; null is the file's.</summary>
    public CompressionSetting? Compression { get; init; }

    /// <summary>A basket is written when it would hold more bytes (before compression); one entry may be longer.</summary>
    public int BasketBytes { get; init; } = 64 * 1024;

    /// <summary>
    /// Entries of a cluster; 0: as many as make <see cref="ClusterBytes"/>, found out by the first cluster. A call of
    /// EndCluster leaves all that follows to such calls.
    /// </summary>
    public long ClusterEntries { get; init; }

    /// <summary>Bytes before compression after which the first cluster ends where <see cref="ClusterEntries"/> is 0.</summary>
    public long ClusterBytes { get; init; } = 30_000_000;
}
