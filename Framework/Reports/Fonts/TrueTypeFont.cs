using System.Buffers.Binary;

namespace HepAnalysis.Reports.Fonts;

/// <summary>
/// A TrueType font, as far as a picture needs one: which glyph a character has, how wide it is, how it is drawn. It reads
/// the font that comes with this assembly, whose tables are what they should be.
/// <code>
/// offset  0  uint32  version          then a record for each table, from 12 on:
/// offset  4  uint16  number of tables   0 tag, 4 checksum, 8 offset, 12 length (4 bytes each)
/// cmap, format 4 (16-bit, segments):  6 segCount*2, 14 endCode[], +2 startCode[], idDelta[], idRangeOffset[]
/// head 18 unitsPerEm, 50 indexToLocFormat (0: offset / 2 in 16 bits) · hhea 4 ascender, 6 descender, 34 numberOfHMetrics
/// maxp 4 numGlyphs · hmtx: advance, bearing (16 bits each)
/// </code>
/// Specified by OpenType 1.9, "cmap", "head", "hhea", "hmtx", "loca", "maxp".
/// </summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] data;
    private readonly Dictionary<string, (int Offset, int Length)> tables = new(StringComparer.Ordinal);
    private readonly int metrics;
    private readonly bool longOffsets;
    private readonly int characters;

    public TrueTypeFont(byte[] data)
    {
        this.data = data;
        for (var i = 0; i < UInt16(4); i++)
        {
            var record = 12 + (16 * i);
            tables.Add(System.Text.Encoding.ASCII.GetString(data, record, 4), ((int)UInt32(record + 8), (int)UInt32(record + 12)));
        }

        UnitsPerEm = UInt16(Offset("head") + 18);
        longOffsets = UInt16(Offset("head") + 50) != 0;
        Ascender = Int16(Offset("hhea") + 4);
        Descender = -Int16(Offset("hhea") + 6);
        metrics = UInt16(Offset("hhea") + 34);
        Glyphs = UInt16(Offset("maxp") + 4);
        characters = FindSegments();
    }

    /// <summary>The font that comes with this assembly: a sans serif as wide as Helvetica; Fonts/README.md says where it is from.</summary>
    public static TrueTypeFont Sans { get; } = new(ReadResource());

    public int UnitsPerEm { get; }

    /// <summary>Of a line above the base line, in font units.</summary>
    public int Ascender { get; }

    /// <summary>Of a line below the base line, in font units.</summary>
    public int Descender { get; }

    public int Glyphs { get; }

    /// <summary>The tables by tag.</summary>
    public IEnumerable<string> Tables => tables.Keys;

    /// <summary>The bytes of a table.</summary>
    public ReadOnlySpan<byte> Table(string tag) => data.AsSpan(tables[tag].Offset, tables[tag].Length);

    /// <summary>The glyph of a character; 0, an empty box, where there is none.</summary>
    public int Glyph(int character)
    {
        var segments = UInt16(characters + 6) / 2;
        var (ends, starts) = (characters + 14, characters + 16 + (2 * segments));
        for (var i = 0; i < segments && character <= 0xffff; i++)
        {
            if (character > UInt16(ends + (2 * i)))
            {
                continue;
            }

            var start = UInt16(starts + (2 * i));
            if (character < start)
            {
                return 0;
            }

            var delta = UInt16(starts + (2 * (segments + i)));
            var place = starts + (2 * ((2 * segments) + i));
            var range = UInt16(place);
            var glyph = range == 0 ? character : UInt16(place + range + (2 * (character - start)));
            return range != 0 && glyph == 0 ? 0 : (glyph + delta) & 0xffff;
        }

        return 0;
    }

    /// <summary>How far a glyph moves the pen, in font units.</summary>
    public int Advance(int glyph) => UInt16(Offset("hmtx") + (4 * Math.Min(glyph, metrics - 1)));

    /// <summary>The bytes of a glyph in the table glyf; none for a space.</summary>
    public ReadOnlySpan<byte> GlyphData(int glyph)
    {
        var (begin, end) = (GlyphOffset(glyph), GlyphOffset(glyph + 1));
        return data.AsSpan(Offset("glyf") + begin, end - begin);
    }

    private int GlyphOffset(int glyph) =>
        longOffsets ? (int)UInt32(Offset("loca") + (4 * glyph)) : 2 * UInt16(Offset("loca") + (2 * glyph));

    private int FindSegments()
    {
        var table = Offset("cmap");
        for (var i = 0; i < UInt16(table + 2); i++)
        {
            var subtable = table + (int)UInt32(table + 4 + (8 * i) + 4);
            if (UInt16(subtable) == 4)
            {
                return subtable;
            }
        }

        throw new InvalidOperationException("the font has no table of characters of format 4");
    }

    private int Offset(string tag) => tables[tag].Offset;

    private int UInt16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(offset));

    private int Int16(int offset) => BinaryPrimitives.ReadInt16BigEndian(data.AsSpan(offset));

    private uint UInt32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(offset));

    private static byte[] ReadResource()
    {
        using var stream = typeof(TrueTypeFont).Assembly.GetManifestResourceStream("HepAnalysisSans.ttf")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
