namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>LZ4 by liblz4.</summary>
internal sealed unsafe class NativeLz4Decoder : BlockDecoder
{
    public override string? Decode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        fixed (byte* from = source, to = target)
        {
            var got = LibLz4.LZ4_decompress_safe(from, to, source.Length, target.Length);
            return got == target.Length ? null : got < 0 ? "not a valid LZ4 block of that size" : WrongSize(got, target.Length);
        }
    }
}
