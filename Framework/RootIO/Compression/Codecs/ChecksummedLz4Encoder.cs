using System.Buffers.Binary;
using System.IO.Hashing;

namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>An LZ4 block behind its checksum.</summary>
internal sealed class ChecksummedLz4Encoder(BlockEncoder lz4) : BlockEncoder
{
    public override int Encode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        if (target.Length <= ChecksummedLz4Decoder.ChecksumSize)
        {
            return 0;
        }

        var block = target[ChecksummedLz4Decoder.ChecksumSize..];
        var written = lz4.Encode(source, block);
        if (written == 0)
        {
            return 0;
        }

        BinaryPrimitives.WriteUInt64BigEndian(target, XxHash64.HashToUInt64(block[..written]));
        return ChecksummedLz4Decoder.ChecksumSize + written;
    }

    public override void Dispose() => lz4.Dispose();
}
