using System.Globalization;
using System.IO.Compression;
using System.Text;
using HepAnalysis.Reports.Drawing;
using HepAnalysis.Reports.Fonts;

namespace HepAnalysis.Reports.Pdf;

/// <summary>
/// Writes a picture as a PDF of one page: lines and text, nothing in pixels, with what it needs of our font in it, so that
/// its text can be searched and copied. The page is as large as the picture; y runs upwards.
/// <code>
/// 1 catalogue · 2 pages · 3 page · 4 content · 5 font (Type0, Identity-H) · 6 its glyphs (CIDFontType2) · 7 descriptor
/// 8 font file · 9 glyph to character · 10 information; then the offsets of all (xref), and where those stand
/// </code>
/// ISO 32000-1:2008, sections 7.5 (file), 8.5 (paths), 9.7 (composite fonts), 9.10.3 (ToUnicode).
/// </summary>
internal sealed class PdfWriter
{
    private readonly MemoryStream file = new();
    private readonly List<long> offsets = [];

    public static byte[] Write(Picture picture)
    {
        var writer = new PdfWriter();
        writer.WriteFile(picture);
        return writer.file.ToArray();
    }

    private void WriteFile(Picture picture)
    {
        var font = TrueTypeFont.Sans;
        var glyphs = picture.Characters.Distinct().GroupBy(font.Glyph).OrderBy(group => group.Key).Select(group => (Glyph: group.Key, Character: group.Min())).ToList();
        Text("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Object($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Number(picture.Width)} {Number(picture.Height)}] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>");
        Stream("", Encoding.Latin1.GetBytes(Content(picture)));
        Object("<< /Type /Font /Subtype /Type0 /BaseFont /HEPANA+HepAnalysisSans /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 9 0 R >>");
        var widths = string.Join(' ', glyphs.Select(pair => $"{pair.Glyph} [{Number(1000.0 * font.Advance(pair.Glyph) / font.UnitsPerEm)}]"));
        Object("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /HEPANA+HepAnalysisSans /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            + $" /FontDescriptor 7 0 R /CIDToGIDMap /Identity /W [{widths}] >>");
        string Em(int units) => Number(1000.0 * units / font.UnitsPerEm);
        Object($"<< /Type /FontDescriptor /FontName /HEPANA+HepAnalysisSans /Flags 4 /FontBBox [-200 {Em(-font.Descender)} 1200 {Em(font.Ascender)}]"
            + $" /ItalicAngle 0 /Ascent {Em(font.Ascender)} /Descent {Em(-font.Descender)} /CapHeight 700 /StemV 80 /FontFile2 8 0 R >>");
        var program = FontSubset.Make(font, picture.Characters);
        Stream($" /Length1 {program.Length}", program);
        Stream("", Encoding.ASCII.GetBytes(ToUnicode(glyphs)));
        Object($"<< /Title <FEFF{Hex(picture.Title)}> /Producer (HepAnalysis) >>");
        var start = file.Length;
        Text($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            Text($"{offset:0000000000} 00000 n \n");
        }

        Text($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R /Info 10 0 R >>\nstartxref\n{start}\n%%EOF\n");
    }

    private static string Content(Picture picture)
    {
        var content = new StringBuilder();
        foreach (var shape in picture.Shapes)
        {
            switch (shape)
            {
                case PathShape path:
                    Draw(content, path, picture.Height);
                    break;
                case TextShape text:
                    Draw(content, text, picture.Height);
                    break;
            }
        }

        return content.ToString();
    }

    private static void Draw(StringBuilder content, PathShape path, double height)
    {
        if (path.Fill is { } fill)
        {
            content.Append($"{Rgb(fill)} rg ");
        }

        if (path.Stroke is { } stroke)
        {
            content.Append($"{Rgb(stroke)} RG {Number(path.Width)} w 0 j ");
        }

        content.Append('\n');
        var (x, y) = (0.0, 0.0);
        foreach (var step in path.Steps)
        {
            content.Append(step.Command switch
            {
                PathCommand.Move => $"{Point(step.X, step.Y, height)} m\n",
                PathCommand.Line => $"{Point(step.X, step.Y, height)} l\n",

                // A quadratic curve as a cubic one: its control points lie two thirds of the way.
                PathCommand.Curve => $"{Point(x + (2 * (step.ControlX - x) / 3), y + (2 * (step.ControlY - y) / 3), height)} "
                    + $"{Point(step.X + (2 * (step.ControlX - step.X) / 3), step.Y + (2 * (step.ControlY - step.Y) / 3), height)} {Point(step.X, step.Y, height)} c\n",
                _ => "h\n",
            });
            (x, y) = step.Command == PathCommand.Close ? (x, y) : (step.X, step.Y);
        }

        content.Append(path.Fill is null ? "S\n" : path.Stroke is null ? "f\n" : "B\n");
    }

    private static void Draw(StringBuilder content, TextShape text, double height)
    {
        var font = TrueTypeFont.Sans;
        content.Append($"BT {Rgb(text.Color)} rg\n");
        foreach (var run in text.Line.Runs)
        {
            var place = text.IsUpright ? $"0 1 -1 0 {Point(text.X - run.Rise, text.Y - run.X, height)}" : $"1 0 0 1 {Point(text.X + run.X, text.Y - run.Rise, height)}";
            var codes = string.Concat(run.Text.EnumerateRunes().Select(rune => font.Glyph(rune.Value).ToString("X4", CultureInfo.InvariantCulture)));
            content.Append($"/F {Number(run.Size)} Tf {place} Tm <{codes}> Tj\n");
        }

        content.Append("ET\n");
        foreach (var (from, to, rise, width) in text.Line.Overlines)
        {
            var over = new PathShape("over", null, text.Color, width);
            Draw(content, text.IsUpright ? over.Segment(text.X - rise, text.Y - from, text.X - rise, text.Y - to) : over.Segment(text.X + from, text.Y - rise, text.X + to, text.Y - rise), height);
        }
    }

    private static string ToUnicode(IReadOnlyList<(int Glyph, int Character)> glyphs)
    {
        const int MostInABlock = 100;
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            + "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var block in glyphs.Chunk(MostInABlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (glyph, character) in block)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Hex(char.ConvertFromUtf32(character))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    private void Object(string value)
    {
        offsets.Add(file.Length);
        Text($"{offsets.Count} 0 obj\n{value}\nendobj\n");
    }

    private void Stream(string entries, byte[] data)
    {
        var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(data);
        }

        offsets.Add(file.Length);
        Text($"{offsets.Count} 0 obj\n<< /Length {compressed.Length} /Filter /FlateDecode{entries} >>\nstream\n");
        compressed.WriteTo(file);
        Text("\nendstream\nendobj\n");
    }

    private void Text(string text) => file.Write(Encoding.Latin1.GetBytes(text));

    private static string Hex(string text) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));

    private static string Point(double x, double y, double height) => $"{Number(x)} {Number(height - y)}";

    private static string Rgb(Color color) => $"{Number(color.Red / 255.0)} {Number(color.Green / 255.0)} {Number(color.Blue / 255.0)}";

    private static string Number(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);
}
