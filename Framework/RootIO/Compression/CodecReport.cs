using HepAnalysis.RootIO.Compression.Codecs;

namespace HepAnalysis.RootIO.Compression;

/// <summary>Which implementation of each codec is in use, for <c>hep doctor</c>.</summary>
/// <param name="Codec">zlib, lzma, lz4, zstd.</param>
/// <param name="Implementation">What is used, with its version where it is a library of the system.</param>
/// <param name="IsNative">True for a library of the system.</param>
/// <param name="CanCompress">False where this machine can only decompress.</param>
/// <param name="Remark">What would be faster or is missing; empty where nothing is.</param>
public sealed record CodecReport(string Codec, string Implementation, bool IsNative, bool CanCompress, string Remark)
{
    /// <summary>The environment variable that forces the managed codecs with the value <c>managed</c>.</summary>
    public const string Variable = "HEP_CODECS";

    /// <summary>What new compressors and decompressors take: set by <see cref="Variable"/>, else the fastest.</summary>
    public static CodecChoice Choice { get; } =
        Environment.GetEnvironmentVariable(Variable) == "managed" ? CodecChoice.Managed : CodecChoice.Fastest;

    /// <summary>One line for each codec.</summary>
    public static IReadOnlyList<CodecReport> Current(CodecChoice? choice = null)
    {
        var native = (choice ?? Choice) == CodecChoice.Fastest;
        return
        [
            Line("zlib", native, NativeLibraries.Deflate, LibDeflate.Library, "System.IO.Compression"),
            Line("lzma", native, NativeLibraries.Lzma, LibLzma.Library, "SharpCompress") with
            {
                CanCompress = NativeLibraries.Lzma,
                Remark = NativeLibraries.Lzma ? "" : $"compression needs {LibLzma.Library}; reading it is slower without",
            },
            Line("lz4", native, NativeLibraries.Lz4, LibLz4.Library, "K4os.Compression.LZ4"),
            Line("zstd", native, NativeLibraries.Zstd, LibZstd.Library, "ZstdSharp"),
        ];
    }

    private static CodecReport Line(string codec, bool native, bool found, string library, string managed) => new(
        codec,
        native && found ? library : managed,
        native && found,
        true,
        !native ? $"managed by choice ({Variable})" : found ? "" : $"{library} would be faster");
}
