namespace HepAnalysis.RootIO.Compression;

/// <summary>How a payload is compressed; the values are ROOT's (<c>ECompressionAlgorithm</c>), the hundreds of <c>fCompress</c>.</summary>
public enum CompressionAlgorithm
{
    /// <summary>Not compressed.</summary>
    Stored = 0,

    /// <summary>zlib (RFC 1950), tag <c>ZL</c>.</summary>
    ZLib = 1,

    /// <summary>LZMA2 in an xz stream, tag <c>XZ</c>.</summary>
    Lzma = 2,

    /// <summary>A raw deflate stream (RFC 1951) of ROOT before version 5, tag <c>CS</c>; only read.</summary>
    OldDeflate = 3,

    /// <summary>An LZ4 block behind its checksum, tag <c>L4</c>.</summary>
    Lz4 = 4,

    /// <summary>A Zstandard frame (RFC 8878), tag <c>ZS</c>.</summary>
    Zstd = 5,
}
