namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>Compresses blocks with one codec at one level; its memory is used again from block to block. One worker's.</summary>
internal abstract class BlockEncoder : IDisposable
{
    /// <summary>Compresses <paramref name="source"/>.</summary>
    /// <returns>The bytes written, or 0 where <paramref name="target"/> has too little room for the result.</returns>
    public abstract int Encode(ReadOnlySpan<byte> source, Span<byte> target);

    public virtual void Dispose()
    {
    }
}
