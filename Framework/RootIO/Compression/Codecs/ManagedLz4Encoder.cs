using K4os.Compression.LZ4;

namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>LZ4 by K4os.</summary>
internal sealed class ManagedLz4Encoder(int level) : BlockEncoder
{
    public override int Encode(ReadOnlySpan<byte> source, Span<byte> target) =>
        Math.Max(LZ4Codec.Encode(source, target, level < 4 ? LZ4Level.L00_FAST : (LZ4Level)level), 0);
}
