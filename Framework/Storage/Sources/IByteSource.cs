namespace HepAnalysis.Storage;

/// <summary>
/// Bytes at positions: a file, memory, later a remote server. Positions are given with each read and nothing is kept
/// between reads, so that many threads share one source.
/// </summary>
public interface IByteSource : IDisposable
{
    /// <summary>Path or URL, for messages.</summary>
    string Name { get; }

    /// <summary>Number of bytes when the source was opened.</summary>
    long Length { get; }

    /// <summary>
    /// How many bytes a worker does best to ask for at once: some megabytes where every request costs a round trip; 0 where
    /// reads are cheap and what is read should stay in the processor's cache (a file in the page cache: windows of 16 MB
    /// made reading 4 to 8 times slower than basket by basket).
    /// </summary>
    int ReadAhead { get; }

    /// <summary>Fills <paramref name="target"/> with the bytes that begin at <paramref name="offset"/>.</summary>
    /// <exception cref="SourceTruncatedException">The source ends before.</exception>
    /// <exception cref="SourceAccessException">The storage fails.</exception>
    void Read(long offset, Span<byte> target);

    /// <summary>
    /// Reads many pieces at once, one after the other into <paramref name="target"/>, in the order given. A remote source
    /// sends one request for all; ascending offsets serve every source best.
    /// </summary>
    /// <param name="ranges">The pieces.</param>
    /// <param name="target">At least as long as all pieces together.</param>
    /// <exception cref="SourceTruncatedException">The source ends before one of them.</exception>
    /// <exception cref="SourceAccessException">The storage fails.</exception>
    void Read(ReadOnlySpan<ByteRange> ranges, Span<byte> target);
}
