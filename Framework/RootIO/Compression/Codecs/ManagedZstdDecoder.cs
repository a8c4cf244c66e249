namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>Zstandard by ZstdSharp.</summary>
internal sealed class ManagedZstdDecoder : BlockDecoder
{
    private readonly ZstdSharp.Decompressor decompressor = new();

    public override string? Decode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        try
        {
            return !decompressor.TryUnwrap(source, target, out var got)
                ? $"it becomes more than the {target.Length} bytes that its header says"
                : got == target.Length ? null : WrongSize(got, target.Length);
        }
        catch (ZstdSharp.ZstdException e)
        {
            return e.Message;
        }
    }

    public override void Dispose() => decompressor.Dispose();
}
