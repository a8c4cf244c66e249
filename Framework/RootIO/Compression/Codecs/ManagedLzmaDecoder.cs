using SharpCompress.Compressors.LZMA;

namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>LZMA2 by SharpCompress inside an xz container that is taken apart here, so that no size in it is believed unseen.</summary>
internal sealed unsafe class ManagedLzmaDecoder : BlockDecoder
{
    private readonly PointerStream input = new();

    public override string? Decode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        if (XzBlock.Find(source, out var block) is { } wrong)
        {
            return wrong;
        }

        if (block.UncompressedSize != target.Length)
        {
            return WrongSize(block.UncompressedSize, target.Length);
        }

        fixed (byte* start = block.Chunks)
        {
            input.Set(start, block.Chunks.Length);
            try
            {
                using var stream = LzmaStream.Create([DictionaryCode(target.Length)], input, block.Chunks.Length, target.Length, null, true, true);
                var got = stream.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
                return got == target.Length ? block.Verify(target) : WrongSize(got, target.Length);
            }
            catch (Exception e) when (e is SharpCompress.Common.SharpCompressException or InvalidDataException or IndexOutOfRangeException or ArgumentException or EndOfStreamException)
            {
                return e.Message;
            }
        }
    }

    /// <summary>
    /// The smallest dictionary that holds the whole block: no match reaches further back, whatever size (up to 4 GB) the
    /// file asks for. Code c is (2 | c &amp; 1) &lt;&lt; (c / 2 + 11) bytes.
    /// </summary>
    private static byte DictionaryCode(int size)
    {
        var code = 0;
        while ((2L | (code & 1L)) << ((code / 2) + 11) < size)
        {
            code++;
        }

        return (byte)code;
    }
}
