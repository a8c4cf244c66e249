using HepAnalysis.RootIO.Compression;

namespace HepAnalysis.RootIO.Writing;

/// <summary>How a ROOT file is written.</summary>
public sealed record RootFileOptions
{
    /// <summary>Compression of objects, and of baskets where a tree does not say otherwise.</summary>
    public CompressionSetting Compression { get; init; } = CompressionSetting.Default;

    /// <summary>
    /// Where the baskets of trees are compressed: by tasks of this scheduler, as many at a time as it allows; null: by the
    /// thread that writes. The bytes of the file do not depend on it.
    /// </summary>
    public TaskScheduler? Scheduler { get; init; }

    /// <summary>Title of the file.</summary>
    public string Title { get; init; } = "";
}
