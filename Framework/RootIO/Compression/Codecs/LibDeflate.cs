using System.Runtime.InteropServices;

namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>Functions of libdeflate (libdeflate.h).</summary>
internal static unsafe partial class LibDeflate
{
    public const string Library = "libdeflate.so.0";

    [LibraryImport(Library)]
    public static partial nint libdeflate_alloc_decompressor();

    [LibraryImport(Library)]
    public static partial void libdeflate_free_decompressor(nint decompressor);

    [LibraryImport(Library)]
    public static partial int libdeflate_zlib_decompress(
        nint decompressor, byte* source, nuint sourceSize, byte* target, nuint targetSize, nuint* written);

    [LibraryImport(Library)]
    public static partial int libdeflate_deflate_decompress(
        nint decompressor, byte* source, nuint sourceSize, byte* target, nuint targetSize, nuint* written);

    [LibraryImport(Library)]
    public static partial nint libdeflate_alloc_compressor(int level);

    [LibraryImport(Library)]
    public static partial void libdeflate_free_compressor(nint compressor);

    [LibraryImport(Library)]
    public static partial nuint libdeflate_zlib_compress(nint compressor, byte* source, nuint sourceSize, byte* target, nuint targetSize);
}
