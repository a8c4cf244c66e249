using HepAnalysis.Reports.Fonts;

namespace HepAnalysis.Reports.Drawing;

/// <summary>Text as the outlines of its glyphs: for what has no fonts.</summary>
internal static class TextOutline
{
    public static PathShape Of(TextShape text)
    {
        var font = TrueTypeFont.Sans;
        var path = new PathShape(text.Kind, text.Color, null);
        foreach (var run in text.Line.Runs)
        {
            var pen = run.X;
            var size = run.Size / font.UnitsPerEm;
            foreach (var rune in run.Text.EnumerateRunes())
            {
                var glyph = font.Glyph(rune.Value);
                foreach (var contour in GlyphReader.Read(font, glyph).Contours)
                {
                    Add(path, [.. contour.Select(point => Place(text, pen + (size * point.X), run.Rise + (size * point.Y), point.IsOnCurve))]);
                }

                pen += size * font.Advance(glyph);
            }
        }

        foreach (var (from, to, rise, width) in text.Line.Overlines)
        {
            Add(path,
            [
                Place(text, from, rise - (width / 2), true), Place(text, from, rise + (width / 2), true),
                Place(text, to, rise + (width / 2), true), Place(text, to, rise - (width / 2), true),
            ]);
        }

        return path;
    }

    private static OutlinePoint Place(TextShape text, double along, double above, bool isOnCurve) =>
        text.IsUpright ? new(text.X - above, text.Y - along, isOnCurve) : new(text.X + along, text.Y - above, isOnCurve);

    // Between two control points a point of the curve lies in their middle: it is not stored.
    private static void Add(PathShape path, IReadOnlyList<OutlinePoint> contour)
    {
        static OutlinePoint Middle(OutlinePoint a, OutlinePoint b) => new((a.X + b.X) / 2, (a.Y + b.Y) / 2, true);
        var first = contour[0].IsOnCurve ? contour[0] : contour[^1].IsOnCurve ? contour[^1] : Middle(contour[0], contour[^1]);
        path.Move(first.X, first.Y);
        OutlinePoint? control = null;
        foreach (var point in contour)
        {
            if (control is { } held)
            {
                var end = point.IsOnCurve ? point : Middle(held, point);
                path.Curve(held.X, held.Y, end.X, end.Y);
            }
            else if (point.IsOnCurve && point != first)
            {
                path.Line(point.X, point.Y);
            }

            control = point.IsOnCurve ? null : point;
        }

        if (control is { } last)
        {
            path.Curve(last.X, last.Y, first.X, first.Y);
        }

        path.Close();
    }
}
