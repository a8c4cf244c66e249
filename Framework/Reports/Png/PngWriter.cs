using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using HepAnalysis.Reports.Drawing;

namespace HepAnalysis.Reports.Png;

/// <summary>
/// Writes a picture as PNG.
/// <code>
/// 89 50 4E 47 0D 0A 1A 0A, then chunks: length (uint32), type (4 letters), data, CRC-32 of type and data
/// IHDR: width, height (uint32), depth 8, colour 2 (RGB), compression 0, filter 0, interlace 0
/// pHYs: pixels per metre in x and y, unit 1 · IDAT: zlib of rows, each with its filter first (2: difference to the row above)
/// </code>
/// PNG specification, third edition (W3C 2025), sections 5.2, 5.3, 11.2.
/// </summary>
internal static class PngWriter
{
    /// <summary>Pixels of a point: 216 dots an inch, sharp on a screen and in a talk.</summary>
    private const double Scale = 3;

    public static byte[] Write(Picture picture)
    {
        var canvas = Canvas.Draw(picture, Scale);
        var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, canvas.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), canvas.Height);
        (header[8], header[9]) = (8, 2);
        Chunk(file, "IHDR"u8, header);
        var density = new byte[9];
        BinaryPrimitives.WriteInt32BigEndian(density, (int)(Scale * 72 / 0.0254));
        BinaryPrimitives.WriteInt32BigEndian(density.AsSpan(4), (int)(Scale * 72 / 0.0254));
        density[8] = 1;
        Chunk(file, "pHYs"u8, density);
        Chunk(file, "IDAT"u8, Compressed(canvas));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compressed(Canvas canvas)
    {
        var stride = 3 * canvas.Width;
        var bytes = new MemoryStream();
        using (var zlib = new ZLibStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[1 + stride];
            row[0] = 2;
            for (var y = 0; y < canvas.Height; y++)
            {
                for (var i = 0; i < stride; i++)
                {
                    row[1 + i] = (byte)(canvas.Pixels[(y * stride) + i] - (y == 0 ? 0 : canvas.Pixels[((y - 1) * stride) + i]));
                }

                zlib.Write(row);
            }
        }

        return bytes.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        var crc = new Crc32();
        crc.Append(type);
        crc.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc.GetCurrentHashAsUInt32());
        file.Write(number);
    }
}
