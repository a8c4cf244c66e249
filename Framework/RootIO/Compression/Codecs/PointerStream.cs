namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>
/// A stream over memory that somebody else holds, for the codecs that want streams: it copies nothing and is set anew
/// for each block.
/// </summary>
internal sealed unsafe class PointerStream : Stream
{
    private byte* memory;
    private int length;
    private int position;

    /// <summary>True where a write did not fit.</summary>
    public bool Overflown { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public void Set(byte* start, int count)
    {
        memory = start;
        length = count;
        position = 0;
        Overflown = false;
    }

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, length - position);
        new ReadOnlySpan<byte>(memory + position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int ReadByte() => position < length ? memory[position++] : -1;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (Overflown || buffer.Length > length - position)
        {
            Overflown = true;
            return;
        }

        buffer.CopyTo(new Span<byte>(memory + position, buffer.Length));
        position += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
