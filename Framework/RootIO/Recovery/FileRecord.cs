using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.Recovery;

/// <summary>A stretch of a file: a record, a gap that is free, or bytes that are neither.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Key">The key of a record, else null.</param>
/// <param name="Fault">What is wrong with bytes that are no record; null for records and gaps.</param>
internal readonly record struct FileRecord(long Offset, long Bytes, RootKey? Key, string? Fault)
{
    /// <summary>True for a record that a directory may list: no basket, no list of keys or of free segments, no part of an RNTuple.</summary>
    public bool IsObject => Key is { ClassName: not ("TFile" or "TBasket" or "RBlob" or "") } key && !(key.ClassName == "TList" && key.Name == "StreamerInfo");

    /// <summary>True for the record of the StreamerInfos.</summary>
    public bool IsStreamerInfo => Key is { ClassName: "TList", Name: "StreamerInfo" };
}
