using HepAnalysis.RootIO.Compression;

namespace HepAnalysis.RootIO.Writing;

/// <summary>How a ROOT file is written.</summary>
public sealed record RootFileOptions
{
    /// <summary>Compression of objects, and of baskets where a tree does not say otherwise.</summary>
    public CompressionSetting Compression { get; init; } = CompressionSetting.Default;

    /// <summary>Title of the file.</summary>
    public string Title { get; init; } = "";
}
