namespace HepAnalysis.RootIO.Compression;

/// <summary>
/// The header in front of each compressed block of a payload. A payload is one block after the other, none of which holds
/// more than 2^24 - 1 bytes before or after compression.
/// <code>
/// byte  size  content
/// 0     2     codec: ZL (zlib), XZ (lzma), L4 (lz4), ZS (zstd), CS (old deflate)
/// 2     1     method or version of the codec: 8 for ZL and CS, 0 for XZ, 1 for L4 and ZS
/// 3     3     bytes of the block after this header, little-endian
/// 6     3     bytes that it becomes, little-endian
/// </code>
/// Source: root-project/root, core/zip (RZip.cxx, ZipLZ4.cxx).
/// </summary>
internal readonly record struct CompressedBlock(CompressionAlgorithm Algorithm, int CompressedSize, int UncompressedSize)
{
    public const int HeaderSize = 9;

    public const int MaxSize = 0xFFFFFF;

    /// <summary>The header at the start of <paramref name="bytes"/> (9 or more); null where the two letters are no codec's.</summary>
    public static CompressedBlock? Decode(ReadOnlySpan<byte> bytes)
    {
        var algorithm = AlgorithmOf(bytes);
        return algorithm == CompressionAlgorithm.Stored
            ? null
            : new(algorithm, bytes[3] | (bytes[4] << 8) | (bytes[5] << 16), bytes[6] | (bytes[7] << 8) | (bytes[8] << 16));
    }

    public void Encode(Span<byte> target)
    {
        var (first, second, method) = Algorithm switch
        {
            CompressionAlgorithm.ZLib => ('Z', 'L', 8),
            CompressionAlgorithm.Lzma => ('X', 'Z', 0),
            CompressionAlgorithm.OldDeflate => ('C', 'S', 8),
            CompressionAlgorithm.Lz4 => ('L', '4', 1),
            _ => ('Z', 'S', 1),
        };
        target[0] = (byte)first;
        target[1] = (byte)second;
        target[2] = (byte)method;
        target[3] = (byte)CompressedSize;
        target[4] = (byte)(CompressedSize >> 8);
        target[5] = (byte)(CompressedSize >> 16);
        target[6] = (byte)UncompressedSize;
        target[7] = (byte)(UncompressedSize >> 8);
        target[8] = (byte)(UncompressedSize >> 16);
    }

    private static CompressionAlgorithm AlgorithmOf(ReadOnlySpan<byte> bytes) => (bytes[0], bytes[1]) switch
    {
        ((byte)'Z', (byte)'L') => CompressionAlgorithm.ZLib,
        ((byte)'X', (byte)'Z') => CompressionAlgorithm.Lzma,
        ((byte)'C', (byte)'S') => CompressionAlgorithm.OldDeflate,
        ((byte)'L', (byte)'4') => CompressionAlgorithm.Lz4,
        ((byte)'Z', (byte)'S') => CompressionAlgorithm.Zstd,
        _ => CompressionAlgorithm.Stored,
    };
}
