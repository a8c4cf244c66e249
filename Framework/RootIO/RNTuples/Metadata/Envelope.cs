using System.Buffers.Binary;
using System.IO.Hashing;
using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.RNTuples.Metadata;

/// <summary>
/// What holds the description of an RNTuple, compressed as a whole.
/// <code>
/// type    2   1 header, 2 footer, 3 page list
/// length  6   of the envelope
/// content
/// XXH3    8   of all before
/// </code>
/// Source: RNTuple Binary Format Specification, "Envelopes".
/// </summary>
internal sealed class Envelope
{
    public const int Header = 1;
    public const int Footer = 2;
    public const int PageList = 3;

    private const int PreambleBytes = 8;
    private const int ChecksumBytes = 8;
    private const int MostBytes = 1 << 30;

    private Envelope(EnvelopeBuffer buffer, ulong checksum)
    {
        Buffer = buffer;
        Checksum = checksum;
    }

    /// <summary>The content.</summary>
    public EnvelopeBuffer Buffer { get; }

    /// <summary>The checksum as stored.</summary>
    public ulong Checksum { get; }

    /// <summary>Reads, decompresses and checks an envelope.</summary>
    /// <param name="blobs">Where it is read.</param>
    /// <param name="type">Which it shall be.</param>
    /// <param name="locator">Where it lies.</param>
    /// <param name="length">Its length after decompression.</param>
    /// <param name="place">What it is, for errors.</param>
    /// <param name="verify">Whether its checksum is compared.</param>
    public static Envelope Read(BlobReader blobs, int type, PageLocator locator, long length, RecordPlace place, bool verify)
    {
        if (length is < PreambleBytes + ChecksumBytes or > MostBytes || locator.Bytes <= 0 || locator.Bytes > length)
        {
            throw place.Corrupt(0, $"an envelope of {locator.Bytes} bytes that becomes {length}");
        }

        blobs.CheckRange(blobs.IsOnePiece((int)locator.Bytes) ? locator.Offset : 0, locator.Bytes, place);
        var stored = RootFile.Take((int)locator.Bytes, place);
        blobs.Read(locator.Offset, stored, place);
        if (stored.Length == length)
        {
            return Open(stored, type, place, verify);
        }

        if (PayloadSize.Fault(stored, (int)length) is { } fault)
        {
            throw place.Corrupt(0, fault);
        }

        var content = RootFile.Take((int)length, place);
        using var decompressor = new RootDecompressor();
        decompressor.Decompress(stored, content, new PayloadPlace(place.File, place.Object, locator.Offset));
        return Open(content, type, place with { IsCompressed = true }, verify);
    }

    private static Envelope Open(byte[] content, int type, RecordPlace place, bool verify)
    {
        var head = BinaryPrimitives.ReadUInt64LittleEndian(content);
        if ((int)(head & 0xFFFF) != type || (long)(head >> 16) != content.Length)
        {
            throw place.Corrupt(0, $"an envelope of type {head & 0xFFFF} and {head >> 16} bytes, where one of type {type} and {content.Length} shall be");
        }

        var checksum = BinaryPrimitives.ReadUInt64LittleEndian(content.AsSpan(content.Length - ChecksumBytes));
        if (verify && XxHash3.HashToUInt64(content.AsSpan(0, content.Length - ChecksumBytes)) is var found && found != checksum)
        {
            throw place.Corrupt(content.Length - ChecksumBytes, $"its checksum is {found:x16} and shall be {checksum:x16}");
        }

        return new(new EnvelopeBuffer(content, place, PreambleBytes, content.Length - ChecksumBytes), checksum);
    }
}
