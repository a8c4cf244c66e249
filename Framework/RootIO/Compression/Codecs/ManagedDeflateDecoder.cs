using System.IO.Compression;

namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>Deflate by System.IO.Compression, whose zlib is part of .NET; each block costs it a small stream object.</summary>
internal sealed unsafe class ManagedDeflateDecoder(bool raw) : BlockDecoder
{
    private readonly PointerStream input = new();

    public override string? Decode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        fixed (byte* start = source)
        {
            input.Set(start, source.Length);
            try
            {
                using Stream stream = raw
                    ? new DeflateStream(input, CompressionMode.Decompress, leaveOpen: true)
                    : new ZLibStream(input, CompressionMode.Decompress, leaveOpen: true);
                var got = stream.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
                if (got < target.Length)
                {
                    return WrongSize(got, target.Length);
                }

                // Reading on makes the library come to the end of the stream and compare its checksum.
                return stream.ReadByte() < 0 ? CheckSum(source, target) : $"it holds more than the {target.Length} bytes that its header says";
            }
            catch (InvalidDataException e)
            {
                return e.Message;
            }
        }
    }

    private string? CheckSum(ReadOnlySpan<byte> source, ReadOnlySpan<byte> target)
    {
        // The library takes a stream that ends before its checksum for a good one.
        if (raw)
        {
            return null;
        }

        var stored = source.Length < 6 ? 0 : System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(source[^4..]);
        var computed = Adler32.Of(target);
        return stored == computed ? null : $"its Adler-32 is {stored:x8}, that of what came out {computed:x8}";
    }
}
