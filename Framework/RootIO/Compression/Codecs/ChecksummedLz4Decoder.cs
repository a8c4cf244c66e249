using System.Buffers.Binary;
using System.IO.Hashing;

namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>
/// ROOT's LZ4 block.
/// <code>
/// byte  size  content
/// 0     8     XXH64 (seed 0) of what follows, big-endian
/// 8     …     LZ4 block
/// </code>
/// </summary>
internal sealed class ChecksummedLz4Decoder(BlockDecoder lz4) : BlockDecoder
{
    public const int ChecksumSize = 8;

    public override string? Decode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        if (source.Length < ChecksumSize)
        {
            return $"{source.Length} bytes are less than its checksum";
        }

        var stored = BinaryPrimitives.ReadUInt64BigEndian(source);
        var computed = XxHash64.HashToUInt64(source[ChecksumSize..]);
        return stored == computed
            ? lz4.Decode(source[ChecksumSize..], target)
            : $"its checksum is {stored:x16}, that of its bytes {computed:x16}";
    }

    public override void Dispose() => lz4.Dispose();
}
