namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>Decompresses blocks of one codec; its memory is used again from block to block. One worker's.</summary>
internal abstract class BlockDecoder : IDisposable
{
    /// <summary>Decompresses <paramref name="source"/> into the whole of <paramref name="target"/>.</summary>
    /// <returns>Null when exactly that many bytes came out, else what was wrong.</returns>
    public abstract string? Decode(ReadOnlySpan<byte> source, Span<byte> target);

    public virtual void Dispose()
    {
    }

    protected static string WrongSize(long got, int wanted) => $"it became {got} bytes and not the {wanted} that its header says";
}
