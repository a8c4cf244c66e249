using System.Buffers.Binary;
using System.Text;

namespace HepAnalysis.Reports.Fonts;

/// <summary>
/// A font that draws only the characters of one text: every glyph keeps its number, those that nobody uses are empty. The
/// result goes into an SVG, a page or a PDF, some kilobytes in place of the whole font. The same characters give the same
/// bytes. (Layout of a font file: <see cref="TrueTypeFont"/>.)
/// </summary>
internal static class FontSubset
{
    public static byte[] Make(TrueTypeFont font, IEnumerable<int> characters)
    {
        var used = new SortedSet<int> { 0 };
        foreach (var character in characters)
        {
            Add(font, font.Glyph(character), used);
        }

        var glyphs = new MemoryStream();
        var offsets = new byte[4 * (font.Glyphs + 1)];
        for (var glyph = 0; glyph < font.Glyphs; glyph++)
        {
            if (used.Contains(glyph))
            {
                glyphs.Write(font.GlyphData(glyph));
                while (glyphs.Length % 4 != 0)
                {
                    glyphs.WriteByte(0);
                }
            }

            BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(4 * (glyph + 1)), (uint)glyphs.Length);
        }

        var head = font.Table("head").ToArray();
        head.AsSpan(8, 4).Clear();
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        return Assemble([.. font.Tables.Order(StringComparer.Ordinal).Select(tag => (tag, tag switch
        {
            "glyf" => glyphs.ToArray(),
            "loca" => offsets,
            "head" => head,
            _ => font.Table(tag).ToArray(),
        }))]);
    }

    private static void Add(TrueTypeFont font, int glyph, SortedSet<int> used)
    {
        if (used.Add(glyph))
        {
            foreach (var part in GlyphReader.Parts(font, glyph))
            {
                Add(font, part, used);
            }
        }
    }

    private static byte[] Assemble(IReadOnlyList<(string Tag, byte[] Data)> tables)
    {
        var power = 1;
        var log = 0;
        while (2 * power <= tables.Count)
        {
            (power, log) = (2 * power, log + 1);
        }

        var offset = 12 + (16 * tables.Count);
        var file = new byte[offset + tables.Sum(table => (table.Data.Length + 3) & ~3)];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 * power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)log);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(16 * (tables.Count - power)));
        var headAt = 0;
        for (var i = 0; i < tables.Count; i++)
        {
            var (tag, data) = tables[i];
            var record = file.AsSpan(12 + (16 * i));
            data.CopyTo(file, offset);
            headAt = tag == "head" ? offset : headAt;
            Encoding.ASCII.GetBytes(tag, record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Checksum(file.AsSpan(offset, (data.Length + 3) & ~3)));
            BinaryPrimitives.WriteUInt32BigEndian(record[8..], (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(record[12..], (uint)data.Length);
            offset += (data.Length + 3) & ~3;
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), 0xB1B0AFBA - Checksum(file));
        return file;
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var sum = 0u;
        for (var i = 0; i < data.Length; i += 4)
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(data[i..]);
        }

        return sum;
    }
}
