namespace HepAnalysis.Storage;

/// <summary>Bytes in memory as a source. Thread-safe as long as nobody writes to the memory.</summary>
/// <param name="name">Name for messages.</param>
/// <param name="content">The bytes.</param>
public sealed class MemorySource(string name, ReadOnlyMemory<byte> content) : IByteSource
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public long Length => content.Length;

    /// <inheritdoc/>
    public int ReadAhead => 0;

    /// <inheritdoc/>
    public void Read(long offset, Span<byte> target)
    {
        if (offset < 0 || offset > content.Length - target.Length)
        {
            throw new SourceTruncatedException(Name, offset, target.Length, Length);
        }

        content.Span.Slice((int)offset, target.Length).CopyTo(target);
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
    public void Dispose()
    {
    }
}
