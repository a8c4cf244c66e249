namespace HepAnalysis.Reports.Drawing;

/// <summary>A title laid out: where each of its parts stands.</summary>
/// <param name="Runs">Its characters.</param>
/// <param name="Overlines">Lines above characters: begin, end and height above the base line, in points.</param>
/// <param name="Width">Width of the whole, in points.</param>
internal sealed record TextLine(IReadOnlyList<TextRun> Runs, IReadOnlyList<(double From, double To, double Rise, double Width)> Overlines, double Width);
