using HepAnalysis.RootIO.Compression.Codecs;

namespace HepAnalysis.RootIO.Compression;

/// <summary>
/// Decompresses the payloads of keys, baskets and pages. It keeps its codecs' memory from payload to payload: one for
/// each worker. Not thread-safe.
/// </summary>
public sealed class RootDecompressor : IDisposable
{
    private readonly CodecChoice choice;
    private readonly BlockDecoder?[] decoders = new BlockDecoder?[(int)CompressionAlgorithm.Zstd + 1];

    /// <param name="choice">Which implementations; by default what <see cref="CodecReport.Choice"/> says.</param>
    public RootDecompressor(CodecChoice? choice = null)
    {
        this.choice = choice ?? CodecReport.Choice;
    }

    /// <summary>
    /// Fills <paramref name="target"/> with what <paramref name="payload"/> becomes; a payload as long as the target is
    /// stored as it is.
    /// </summary>
    /// <param name="payload">The bytes behind the key (or of the page).</param>
    /// <param name="target">As long as the object is without compression; it must be filled exactly.</param>
    /// <param name="place">Where the payload lies, for errors.</param>
    /// <exception cref="CorruptPayloadException">The payload does not become that many bytes.</exception>
    public void Decompress(ReadOnlySpan<byte> payload, Span<byte> target, in PayloadPlace place)
    {
        if (payload.Length == target.Length)
        {
            payload.CopyTo(target);
            return;
        }

        var read = 0;
        var written = 0;
        while (written < target.Length)
        {
            var rest = payload[read..];
            if (rest.Length < CompressedBlock.HeaderSize)
            {
                throw new CorruptPayloadException(
                    "end",
                    place.At(read),
                    $"its blocks end after {written} of {target.Length} bytes: {rest.Length} bytes are left and a block header has {CompressedBlock.HeaderSize}");
            }

            if (CompressedBlock.Decode(rest) is not { } block)
            {
                throw new CorruptPayloadException(
                    "unknown codec",
                    place.At(read),
                    $"a block begins with {rest[0]:x2} {rest[1]:x2} {rest[2]:x2}; known are ZL, XZ, L4, ZS and CS ({payload.Length} compressed bytes for {target.Length})");
            }

            Check(block, rest.Length, target.Length - written, place, read);
            var failure = Decoder(block.Algorithm).Decode(
                rest.Slice(CompressedBlock.HeaderSize, block.CompressedSize),
                target.Slice(written, block.UncompressedSize));
            if (failure is not null)
            {
                throw new CorruptPayloadException(Name(block.Algorithm), place.At(read), $"the block of {block.CompressedSize} bytes is damaged: {failure}");
            }

            read += CompressedBlock.HeaderSize + block.CompressedSize;
            written += block.UncompressedSize;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var decoder in decoders)
        {
            decoder?.Dispose();
        }

        Array.Clear(decoders);
    }

    private static void Check(CompressedBlock block, int available, int room, in PayloadPlace place, int read)
    {
        if (block.CompressedSize > available - CompressedBlock.HeaderSize)
        {
            throw new CorruptPayloadException(
                Name(block.Algorithm),
                place.At(read),
                $"a block of {block.CompressedSize} bytes is announced where {available - CompressedBlock.HeaderSize} are left");
        }

        if (block.UncompressedSize > room || block.UncompressedSize == 0)
        {
            throw new CorruptPayloadException(
                Name(block.Algorithm),
                place.At(read),
                $"a block is announced to become {block.UncompressedSize} bytes where {room} are wanted");
        }
    }

    private BlockDecoder Decoder(CompressionAlgorithm algorithm) =>
        decoders[(int)algorithm] ??= CodecFactory.Decoder(algorithm, choice);

    private static string Name(CompressionAlgorithm algorithm) => algorithm.ToString().ToLowerInvariant();
}
