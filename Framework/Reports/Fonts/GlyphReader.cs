using System.Buffers.Binary;

namespace HepAnalysis.Reports.Fonts;

/// <summary>
/// Reads the outline of a glyph.
/// <code>
///  0 int16 contours (negative: composite), 2 bounding box (4 int16), then
/// simple:    endPts[contours] uint16, instructionLength uint16, instructions, flags, x, y
///            flags: 1 on curve, 2 x is a byte, 4 y is a byte, 8 repeat count follows, 16/32 sign of the byte, or same as before
/// composite: flags uint16, glyph uint16, dx, dy (16 bits with flag 1, else 8), scale by flags 8, 64, 128; 32: more follow
/// </code>
/// OpenType 1.9, "glyf".
/// </summary>
internal static class GlyphReader
{
    private const int WordArguments = 1;
    private const int OneScale = 8;
    private const int More = 32;
    private const int TwoScales = 64;
    private const int Matrix = 128;

    public static GlyphOutline Read(TrueTypeFont font, int glyph)
    {
        var contours = new List<IReadOnlyList<OutlinePoint>>();
        Read(font, glyph, 0, 0, contours);
        return new GlyphOutline(contours);
    }

    /// <summary>The glyphs that a composite glyph is put together from.</summary>
    public static IReadOnlyList<int> Parts(TrueTypeFont font, int glyph) => [.. Components(font.GlyphData(glyph)).Select(part => part.Glyph)];

    private static void Read(TrueTypeFont font, int glyph, double dx, double dy, List<IReadOnlyList<OutlinePoint>> contours)
    {
        var data = font.GlyphData(glyph);
        if (data.IsEmpty)
        {
            return;
        }

        var count = BinaryPrimitives.ReadInt16BigEndian(data);
        if (count >= 0)
        {
            ReadSimple(data, count, dx, dy, contours);
            return;
        }

        foreach (var (part, x, y) in Components(data))
        {
            Read(font, part, dx + x, dy + y, contours);
        }
    }

    private static List<(int Glyph, int X, int Y)> Components(ReadOnlySpan<byte> data)
    {
        var components = new List<(int, int, int)>();
        if (data.IsEmpty || BinaryPrimitives.ReadInt16BigEndian(data) >= 0)
        {
            return components;
        }

        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
            var glyph = BinaryPrimitives.ReadUInt16BigEndian(data[(at + 2)..]);
            at += 4;
            var words = (flags & WordArguments) != 0;
            components.Add(words
                ? (glyph, BinaryPrimitives.ReadInt16BigEndian(data[at..]), BinaryPrimitives.ReadInt16BigEndian(data[(at + 2)..]))
                : (glyph, (sbyte)data[at], (sbyte)data[at + 1]));
            at += (words ? 4 : 2) + ((flags & OneScale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
        }
        while ((flags & More) != 0);

        return components;
    }

    private static void ReadSimple(ReadOnlySpan<byte> data, int count, double dx, double dy, List<IReadOnlyList<OutlinePoint>> contours)
    {
        var ends = new int[count];
        for (var i = 0; i < count; i++)
        {
            ends[i] = BinaryPrimitives.ReadUInt16BigEndian(data[(10 + (2 * i))..]);
        }

        var points = count == 0 ? 0 : ends[^1] + 1;
        var at = 10 + (2 * count);
        at += 2 + BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
        var flags = new byte[points];
        for (var i = 0; i < points; i++)
        {
            var flag = flags[i] = data[at++];
            for (var repeat = (flag & 8) != 0 ? data[at++] : 0; repeat > 0; repeat--)
            {
                flags[++i] = flag;
            }
        }

        var x = Coordinates(data, ref at, flags, isByte: 2, same: 16);
        var y = Coordinates(data, ref at, flags, isByte: 4, same: 32);
        for (var (contour, first) = (0, 0); contour < count; first = ends[contour++] + 1)
        {
            contours.Add([.. Enumerable.Range(first, ends[contour] + 1 - first).Select(i => new OutlinePoint(x[i] + dx, y[i] + dy, (flags[i] & 1) != 0))]);
        }
    }

    private static int[] Coordinates(ReadOnlySpan<byte> data, ref int at, byte[] flags, int isByte, int same)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & isByte) != 0)
            {
                value += (flags[i] & same) != 0 ? data[at] : -data[at];
                at++;
            }
            else if ((flags[i] & same) == 0)
            {
                value += BinaryPrimitives.ReadInt16BigEndian(data[at..]);
                at += 2;
            }

            values[i] = value;
        }

        return values;
    }
}
