namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>
/// Which implementation serves a codec. A native library is taken where it was measured faster than the managed one
/// (docs of <see cref="CodecReport"/>).
/// </summary>
internal static class CodecFactory
{
    public static BlockDecoder Decoder(CompressionAlgorithm algorithm, CodecChoice choice)
    {
        var native = choice == CodecChoice.Fastest;
        return algorithm switch
        {
            CompressionAlgorithm.ZLib => native && NativeLibraries.Deflate ? new NativeDeflateDecoder(raw: false) : new ManagedDeflateDecoder(raw: false),
            CompressionAlgorithm.OldDeflate => native && NativeLibraries.Deflate ? new NativeDeflateDecoder(raw: true) : new ManagedDeflateDecoder(raw: true),
            CompressionAlgorithm.Lzma => native && NativeLibraries.Lzma ? new NativeLzmaDecoder() : new ManagedLzmaDecoder(),
            CompressionAlgorithm.Lz4 => new ChecksummedLz4Decoder(native && NativeLibraries.Lz4 ? new NativeLz4Decoder() : new ManagedLz4Decoder()),
            CompressionAlgorithm.Zstd => native && NativeLibraries.Zstd ? new NativeZstdDecoder() : new ManagedZstdDecoder(),
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "no codec"),
        };
    }

    public static BlockEncoder Encoder(CompressionSetting setting, CodecChoice choice)
    {
        var native = choice == CodecChoice.Fastest;
        var level = setting.Level;
        return setting.Algorithm switch
        {
            CompressionAlgorithm.ZLib => native && NativeLibraries.Deflate ? new NativeDeflateEncoder(level) : new ManagedDeflateEncoder(level),
            CompressionAlgorithm.Lz4 => new ChecksummedLz4Encoder(native && NativeLibraries.Lz4 ? new NativeLz4Encoder(level) : new ManagedLz4Encoder(level)),

            // ROOT's levels 1 to 9 are zstd's 2 to 18.
            CompressionAlgorithm.Zstd => native && NativeLibraries.Zstd ? new NativeZstdEncoder(2 * level) : new ManagedZstdEncoder(2 * level),
            CompressionAlgorithm.Lzma when NativeLibraries.Lzma => new NativeLzmaEncoder(level),
            CompressionAlgorithm.Lzma => throw new CodecUnavailableException(
                "lzma compression is not possible here",
                $"it needs the library {LibLzma.Library}, which was not found",
                "install liblzma (Debian: liblzma5), or choose zstd, which is faster and about as small"),
            _ => throw new ArgumentOutOfRangeException(nameof(setting), setting, "no codec"),
        };
    }
}
