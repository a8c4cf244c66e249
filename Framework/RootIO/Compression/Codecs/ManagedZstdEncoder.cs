namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>Zstandard by ZstdSharp.</summary>
internal sealed class ManagedZstdEncoder(int level) : BlockEncoder
{
    private readonly ZstdSharp.Compressor compressor = new(level);

    public override int Encode(ReadOnlySpan<byte> source, Span<byte> target) =>
        compressor.TryWrap(source, target, out var written) ? written : 0;

    public override void Dispose() => compressor.Dispose();
}
