using System.Runtime.InteropServices;

namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>Functions of liblz4 (lz4.h, lz4hc.h).</summary>
internal static unsafe partial class LibLz4
{
    public const string Library = "liblz4.so.1";

    [LibraryImport(Library)]
    public static partial int LZ4_versionNumber();

    [LibraryImport(Library)]
    public static partial int LZ4_decompress_safe(byte* source, byte* target, int sourceSize, int targetSize);

    [LibraryImport(Library)]
    public static partial int LZ4_compress_default(byte* source, byte* target, int sourceSize, int targetSize);

    [LibraryImport(Library)]
    public static partial int LZ4_compress_HC(byte* source, byte* target, int sourceSize, int targetSize, int level);
}
