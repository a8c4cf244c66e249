namespace HepAnalysis.Reports.Drawing;

/// <summary>Lines, areas or both.</summary>
/// <param name="Kind">What it shows, as the class of an SVG element: <c>steps</c>, <c>errors</c>, <c>frame</c> …</param>
/// <param name="Fill">Colour of the inside; null for none.</param>
/// <param name="Stroke">Colour of the line; null for none.</param>
/// <param name="Width">Width of the line, in points.</param>
internal sealed record PathShape(string Kind, Color? Fill, Color? Stroke, double Width = 1) : Shape
{
    private readonly List<PathStep> steps = [];

    public IReadOnlyList<PathStep> Steps => steps;

    public bool IsEmpty => steps.Count == 0;

    public PathShape Move(double x, double y) => Add(new PathStep(PathCommand.Move, x, y));

    public PathShape Line(double x, double y) => Add(new PathStep(PathCommand.Line, x, y));

    public PathShape Curve(double controlX, double controlY, double x, double y) => Add(new PathStep(PathCommand.Curve, x, y, controlX, controlY));

    public PathShape Close() => Add(new PathStep(PathCommand.Close, 0, 0));

    /// <summary>A line from one point to another.</summary>
    public PathShape Segment(double x1, double y1, double x2, double y2) => Move(x1, y1).Line(x2, y2);

    public PathShape Rectangle(double x, double y, double width, double height) =>
        Move(x, y).Line(x + width, y).Line(x + width, y + height).Line(x, y + height).Close();

    /// <summary>A disc, by eight quadratic curves.</summary>
    public PathShape Disc(double x, double y, double radius)
    {
        // tan(22.5°) and cos(45°): where the curves meet and where their control points lie.
        const double Tangent = 0.41421356237309503;
        const double Diagonal = 0.7071067811865476;
        ReadOnlySpan<(double X, double Y)> points =
        [
            (1, 0), (Diagonal, Diagonal), (0, 1), (-Diagonal, Diagonal), (-1, 0), (-Diagonal, -Diagonal), (0, -1), (Diagonal, -Diagonal),
        ];
        ReadOnlySpan<(double X, double Y)> controls =
            [(1, Tangent), (Tangent, 1), (-Tangent, 1), (-1, Tangent), (-1, -Tangent), (-Tangent, -1), (Tangent, -1), (1, -Tangent)];
        Move(x + radius, y);
        for (var i = 0; i < 8; i++)
        {
            var (control, end) = (controls[i], points[(i + 1) % 8]);
            Curve(x + (radius * control.X), y + (radius * control.Y), x + (radius * end.X), y + (radius * end.Y));
        }

        return Close();
    }

    private PathShape Add(PathStep step)
    {
        steps.Add(step);
        return this;
    }
}
