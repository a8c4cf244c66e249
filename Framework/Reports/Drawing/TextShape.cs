namespace HepAnalysis.Reports.Drawing;

/// <summary>A line of text.</summary>
/// <param name="Kind">What it is, as the class of an SVG element: <c>label</c>, <c>title</c> …</param>
/// <param name="Line">The text.</param>
/// <param name="X">Where it begins, in points.</param>
/// <param name="Y">Its base line, in points.</param>
/// <param name="Color">Its colour.</param>
/// <param name="IsUpright">True where it is turned and runs from the bottom to the top.</param>
internal sealed record TextShape(string Kind, TextLine Line, double X, double Y, Color Color, bool IsUpright = false) : Shape;
