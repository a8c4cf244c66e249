using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace HepAnalysis.GridSubmit.Rucio.Transport;

/// <summary>
/// A body in gzip that is known to be whole: .NET's reader takes one that was cut for one that ended, so the sum and the length that stand
/// in the last eight bytes (RFC 1952, section 2.3.1) are compared here.
/// </summary>
internal sealed class GzipContent : ForwardStream
{
    private const int TrailerBytes = 8;

    private readonly LastBytes packed;
    private readonly GZipStream content;
    private readonly Crc32 sum = new();
    private uint length;

    public GzipContent(Stream packed)
    {
        this.packed = new LastBytes(packed);
        content = new GZipStream(this.packed, CompressionMode.Decompress);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var got = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (got > 0)
        {
            sum.Append(buffer.Span[..got]);
            length += (uint)got;
        }
        else if (buffer.Length > 0)
        {
            var trailer = packed.Last(TrailerBytes);
            if (trailer.Length < TrailerBytes || BinaryPrimitives.ReadUInt32LittleEndian(trailer) != sum.GetCurrentHashAsUInt32() || BinaryPrimitives.ReadUInt32LittleEndian(trailer.AsSpan(4)) != length)
            {
                throw new InvalidDataException("the compressed answer is not whole: its sum or length is wrong");
            }
        }

        return got;
    }

    protected override void Dispose(bool disposing)
    {
        content.Dispose();
        base.Dispose(disposing);
    }

    // Passes bytes on and remembers the last of them.
    private sealed class LastBytes(Stream source) : ForwardStream
    {
        private byte[] last = [];

        public byte[] Last(int count) => last[Math.Max(0, last.Length - count)..];

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var got = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            var news = buffer[..got];
            last = got >= TrailerBytes ? news[^TrailerBytes..].ToArray() : [.. Last(TrailerBytes - got), .. news.Span];
            return got;
        }

        protected override void Dispose(bool disposing)
        {
            source.Dispose();
            base.Dispose(disposing);
        }
    }
}
