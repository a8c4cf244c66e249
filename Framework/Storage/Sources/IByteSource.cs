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
