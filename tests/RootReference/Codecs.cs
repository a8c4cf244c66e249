using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootReference;

/// <summary>The codec of a record, by the letters of its first block (FORMAT.md, "codecs_seen").</summary>
internal static class Codecs
{
    private const string Stored = "none";
    private const int MostKeyBytes = 4096;

    public static string Of(RootFile file, RootKey key) =>
        !key.IsCompressed ? Stored : Letters(file.ReadBytes(key.SeekKey + key.KeyBytes, CompressedBlock.HeaderSize, Place(file, key.SeekKey)));

    /// <summary>The codec of the record at a place.</summary>
    public static string Of(RootFile file, long seek, int bytes)
    {
        var place = Place(file, seek);
        return Of(file, RootKey.Decode(new RootBuffer(file.ReadBytes(seek, Math.Min(bytes, MostKeyBytes), place), place)));
    }

    private static RecordPlace Place(RootFile file, long seek) => new(file.Name, "record", seek);

    private static string Letters(byte[] head) => CompressedBlock.Decode(head)?.Algorithm switch
    {
        CompressionAlgorithm.ZLib => "ZL",
        CompressionAlgorithm.Lzma => "XZ",
        CompressionAlgorithm.Lz4 => "L4",
        CompressionAlgorithm.Zstd => "ZS",
        CompressionAlgorithm.OldDeflate => "CS",
        _ => "unknown",
    };
}
