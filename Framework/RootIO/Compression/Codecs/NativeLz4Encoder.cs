namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>LZ4 by liblz4.</summary>
internal sealed unsafe class NativeLz4Encoder(int level) : BlockEncoder
{
    public override int Encode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        fixed (byte* from = source, to = target)
        {
            return level < 4
                ? LibLz4.LZ4_compress_default(from, to, source.Length, target.Length)
                : LibLz4.LZ4_compress_HC(from, to, source.Length, target.Length, level);
        }
    }
}
