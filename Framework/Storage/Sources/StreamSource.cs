namespace HepAnalysis.Storage;

/// <summary>A stream that can be moved in as a source: reads take turns. Thread-safe as long as nobody else uses the stream.</summary>
public sealed class StreamSource : IByteSource
{
    private readonly Stream stream;
    private readonly Lock turn = new();

    /// <param name="stream">Readable and seekable; the source owns it. Its first byte is that of position 0.</param>
    /// <param name="name">Name for messages; by default a file's path, or the type of the stream.</param>
    /// <exception cref="SourceAccessException">It cannot be read, or cannot be moved in.</exception>
    /// <exception cref="EmptySourceException">It has no bytes.</exception>
    public StreamSource(Stream stream, string? name = null)
    {
        this.stream = stream;
        Name = name ?? (stream as FileStream)?.Name ?? stream.GetType().Name;
        if (!stream.CanRead || !stream.CanSeek)
        {
            throw new SourceAccessException(
                $"'{Name}' cannot be read at positions", Name, stream.CanRead ? "the stream cannot seek" : "the stream cannot be read", "copy it to a file or a MemoryStream first");
        }

        Length = stream.Length;
        if (Length == 0)
        {
            throw new EmptySourceException(Name);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public long Length { get; }

    /// <inheritdoc/>
    public int ReadAhead => 0;

    /// <inheritdoc/>
    public void Read(long offset, Span<byte> target)
    {
        if (offset < 0 || offset > Length - target.Length)
        {
            throw new SourceTruncatedException(Name, offset, target.Length, Length);
        }

        lock (turn)
        {
            try
            {
                stream.Position = offset;
                stream.ReadExactly(target);
            }
            catch (EndOfStreamException)
            {
                throw new SourceTruncatedException(Name, offset, target.Length, stream.Length);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new SourceAccessException($"reading '{Name}' failed", $"{Name}, byte {offset}", e.Message, inner: e);
            }
        }
    }

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<ByteRange> ranges, Span<byte> target)
    {
        foreach (var range in ranges)
        {
            Read(range.Offset, target[..range.Length]);
            target = target[range.Length..];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
