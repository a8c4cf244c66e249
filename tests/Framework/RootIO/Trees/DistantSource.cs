using HepAnalysis.Storage;

namespace HepAnalysis.Framework.Tests.RootIO.Trees;

/// <summary>A source that wants to be asked for much at once, and counts the questions.</summary>
internal sealed class DistantSource(byte[] content, int readAhead) : IByteSource
{
    private readonly MemorySource memory = new("distant.root", content);

    public string Name => memory.Name;

    public long Length => memory.Length;

    public int ReadAhead { get; } = readAhead;

    public int Requests { get; private set; }

    public long Bytes { get; private set; }

    public int LargestRequest { get; private set; }

    public void Read(long offset, Span<byte> target)
    {
        Count(target.Length);
        memory.Read(offset, target);
    }

    public void Read(ReadOnlySpan<ByteRange> ranges, Span<byte> target)
    {
        Count(target.Length);
        memory.Read(ranges, target);
    }

    public void Dispose() => memory.Dispose();

    private void Count(int length)
    {
        Requests++;
        Bytes += length;
        LargestRequest = Math.Max(LargestRequest, length);
    }
}
