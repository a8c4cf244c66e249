using System.Runtime.InteropServices;

namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>Which optional libraries of the system can be loaded; each is looked for once.</summary>
internal static class NativeLibraries
{
    private static readonly Lazy<bool> ZstdFound = new(() => Has(LibZstd.Library, "ZSTD_decompressDCtx", "ZSTD_compressCCtx"));
    private static readonly Lazy<bool> DeflateFound = new(() => Has(LibDeflate.Library, "libdeflate_zlib_decompress", "libdeflate_zlib_compress"));
    private static readonly Lazy<bool> Lz4Found = new(() => Has(LibLz4.Library, "LZ4_decompress_safe", "LZ4_compress_HC"));
    private static readonly Lazy<bool> LzmaFound = new(() => Has(LibLzma.Library, "lzma_stream_decoder", "lzma_easy_encoder"));

    public static bool Zstd => ZstdFound.Value;

    public static bool Deflate => DeflateFound.Value;

    public static bool Lz4 => Lz4Found.Value;

    public static bool Lzma => LzmaFound.Value;

    private static bool Has(string library, params ReadOnlySpan<string> functions)
    {
        if (!NativeLibrary.TryLoad(library, typeof(NativeLibraries).Assembly, null, out var handle))
        {
            return false;
        }

        foreach (var function in functions)
        {
            if (!NativeLibrary.TryGetExport(handle, function, out _))
            {
                return false;
            }
        }

        return true;
    }
}
