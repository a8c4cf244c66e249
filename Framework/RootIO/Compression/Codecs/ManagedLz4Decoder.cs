using K4os.Compression.LZ4;

namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>LZ4 by K4os.</summary>
internal sealed class ManagedLz4Decoder : BlockDecoder
{
    public override string? Decode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var got = LZ4Codec.Decode(source, target);
        return got == target.Length ? null : got < 0 ? "not a valid LZ4 block of that size" : WrongSize(got, target.Length);
    }
}
