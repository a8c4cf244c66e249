namespace HepAnalysis.Reports.Fonts;

/// <summary>A point of a glyph's contour, in font units, y upwards.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Above the base line.</param>
/// <param name="IsOnCurve">False for the control point of a quadratic curve.</param>
internal readonly record struct OutlinePoint(double X, double Y, bool IsOnCurve);

/// <summary>What a glyph looks like: closed contours, filled where they wind around.</summary>
/// <param name="Contours">Each with its points in order.</param>
internal sealed record GlyphOutline(IReadOnlyList<IReadOnlyList<OutlinePoint>> Contours);
