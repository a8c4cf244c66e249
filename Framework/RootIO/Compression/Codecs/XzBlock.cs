using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>
/// The place of the LZMA2 data in an xz stream of one block, found without decompressing.
/// <code>
/// stream header  12     FD '7' 'z' 'X' 'Z' 00, 00, check (0 none, 1 CRC-32, 4 CRC-64, 10 SHA-256), CRC-32 of these two
/// block header   4 n    n - 1, flags (bits 0-1 filters - 1, 40 compressed size, 80 size), sizes and filters as
///                       variable-length integers, padding, CRC-32
/// LZMA2 chunks          01, 02: size - 1 (2, big-endian), stored bytes; 80-FF: size - 1 (low bits of control, 2),
///                       compressed size - 1 (2), properties where control is C0 or more, compressed bytes; 00: the end
/// padding        0-3    to a multiple of 4
/// check          0-32   of the uncompressed bytes
/// index, footer         not needed here
/// </code>
/// Source: The .xz File Format 1.1.0, sections 2 and 3; chunks: liblzma, lzma2_decoder.c.
/// </summary>
internal readonly ref struct XzBlock
{
    private readonly ReadOnlySpan<byte> check;
    private readonly int checkType;

    private XzBlock(ReadOnlySpan<byte> chunks, int uncompressedSize, ReadOnlySpan<byte> check, int checkType)
    {
        Chunks = chunks;
        UncompressedSize = uncompressedSize;
        this.check = check;
        this.checkType = checkType;
    }

    /// <summary>The LZMA2 chunks with their end mark.</summary>
    public ReadOnlySpan<byte> Chunks { get; }

    /// <summary>What the chunks say they become.</summary>
    public int UncompressedSize { get; }

    /// <summary>Finds the block; the result is null when all is well, else what is wrong.</summary>
    public static string? Find(ReadOnlySpan<byte> stream, out XzBlock block)
    {
        block = default;
        if (stream.Length < 24 || !stream[..7].SequenceEqual((ReadOnlySpan<byte>)[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0]))
        {
            return "not an xz stream";
        }

        if (Crc32.HashToUInt32(stream[6..8]) != BinaryPrimitives.ReadUInt32LittleEndian(stream[8..]))
        {
            return "the checksum of the xz stream header is wrong";
        }

        var headerSize = (stream[12] + 1) * 4;
        if (stream[12] == 0 || 12 + headerSize > stream.Length)
        {
            return stream[12] == 0 ? "an xz stream without a block" : "the xz block header ends beyond the block";
        }

        var header = stream.Slice(12, headerSize);
        if (Crc32.HashToUInt32(header[..^4]) != BinaryPrimitives.ReadUInt32LittleEndian(header[^4..]))
        {
            return "the checksum of the xz block header is wrong";
        }

        return CheckFilter(header[1..^4]) ?? Walk(stream, 12 + headerSize, out block);
    }

    /// <summary>Compares the checksum behind the block; null when it fits.</summary>
    public string? Verify(ReadOnlySpan<byte> data) => checkType switch
    {
        0 => null,
        1 => Crc32.HashToUInt32(data) == BinaryPrimitives.ReadUInt32LittleEndian(check) ? null : "its CRC-32 is wrong",
        4 => Crc64.Of(data) == BinaryPrimitives.ReadUInt64LittleEndian(check) ? null : "its CRC-64 is wrong",
        _ => SHA256.HashData(data).AsSpan().SequenceEqual(check) ? null : "its SHA-256 is wrong",
    };

    private static string? CheckFilter(ReadOnlySpan<byte> header)
    {
        var flags = header[0];
        header = header[1..];
        var sizes = ((flags & 0x40) != 0 ? 1 : 0) + ((flags & 0x80) != 0 ? 1 : 0);
        for (; sizes > 0; sizes--)
        {
            var end = header.IndexOfAnyInRange((byte)0, (byte)0x7F);
            if (end < 0)
            {
                return "the sizes in the xz block header do not end";
            }

            header = header[(end + 1)..];
        }

        // Filter 21 (LZMA2) with one byte of properties, alone.
        return (flags & 0x3F) == 0 && header.Length >= 3 && header[0] == 0x21 && header[1] == 1
            ? null
            : "the xz block uses other filters than LZMA2";
    }

    private static string? Walk(ReadOnlySpan<byte> stream, int start, out XzBlock block)
    {
        block = default;
        var at = start;
        long size = 0;
        while (true)
        {
            if (at + 6 > stream.Length)
            {
                return "its LZMA2 chunks have no end";
            }

            var control = stream[at];
            if (control == 0)
            {
                break;
            }

            if (control is > 2 and < 0x80)
            {
                return $"{control:x2} begins no LZMA2 chunk";
            }

            size += BinaryPrimitives.ReadUInt16BigEndian(stream[(at + 1)..]) + 1 + (control >= 0x80 ? (control & 0x1F) << 16 : 0);
            at += control < 0x80
                ? 3 + BinaryPrimitives.ReadUInt16BigEndian(stream[(at + 1)..]) + 1
                : (control >= 0xC0 ? 6 : 5) + BinaryPrimitives.ReadUInt16BigEndian(stream[(at + 3)..]) + 1;
            if (size > CompressedBlock.MaxSize)
            {
                return $"its LZMA2 chunks become {size} bytes or more";
            }
        }

        var checkStart = start + ((at + 1 - start + 3) / 4 * 4);
        var checkType = stream[7];
        var checkSize = checkType switch { 0 => 0, 1 => 4, 4 => 8, 10 => 32, _ => -1 };
        if (checkSize < 0 || checkStart + checkSize > stream.Length)
        {
            return checkSize < 0 ? $"its checksum is of the unknown kind {checkType}" : "it ends before its checksum";
        }

        block = new XzBlock(stream[start..(at + 1)], (int)size, stream.Slice(checkStart, checkSize), checkType);
        return null;
    }
}
