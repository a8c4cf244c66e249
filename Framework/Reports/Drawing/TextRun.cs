namespace HepAnalysis.Reports.Drawing;

/// <summary>Characters of one size on one base line.</summary>
/// <param name="X">Where they begin, in points from the beginning of the line.</param>
/// <param name="Rise">How far they are above the base line of the whole, in points.</param>
/// <param name="Size">Size of the font, in points.</param>
/// <param name="Text">The characters.</param>
internal readonly record struct TextRun(double X, double Rise, double Size, string Text);
