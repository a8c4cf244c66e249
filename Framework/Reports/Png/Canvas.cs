using HepAnalysis.Reports.Drawing;

namespace HepAnalysis.Reports.Png;

/// <summary>Draws a picture into pixels, with smooth edges, by arithmetic that is the same on every machine.</summary>
internal sealed class Canvas
{
    private const int CurvePieces = 6;
    private readonly double scale;
    private readonly Coverage coverage;

    private Canvas(int width, int height, double scale)
    {
        (Width, Height, this.scale) = (width, height, scale);
        coverage = new Coverage(width, height);
        Pixels = new byte[3 * width * height];
        Pixels.AsSpan().Fill(255);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Red, green and blue of each pixel, row by row.</summary>
    public byte[] Pixels { get; }

    /// <summary>Draws a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="scale">Pixels of a point.</param>
    public static Canvas Draw(Picture picture, double scale)
    {
        var canvas = new Canvas((int)Math.Ceiling(picture.Width * scale), (int)Math.Ceiling(picture.Height * scale), scale);
        foreach (var shape in picture.Shapes)
        {
            switch (shape)
            {
                case PathShape path:
                    canvas.Draw(path);
                    break;
                case TextShape text:
                    canvas.Draw(TextOutline.Of(text));
                    break;
            }
        }

        return canvas;
    }

    private void Draw(PathShape path)
    {
        var lines = Flatten(path);
        if (path.Fill is { } fill)
        {
            foreach (var (points, _) in lines)
            {
                Outline(points);
            }

            Paint(fill);
        }

        if (path.Stroke is { } stroke)
        {
            foreach (var (points, isClosed) in lines)
            {
                Stroke(points, isClosed, path.Width / 2);
            }

            Paint(stroke);
        }
    }

    private static List<(List<(double X, double Y)> Points, bool IsClosed)> Flatten(PathShape path)
    {
        var lines = new List<(List<(double X, double Y)> Points, bool IsClosed)>();
        foreach (var step in path.Steps)
        {
            switch (step.Command)
            {
                case PathCommand.Move:
                    lines.Add(([(step.X, step.Y)], false));
                    break;
                case PathCommand.Line:
                    lines[^1].Points.Add((step.X, step.Y));
                    break;
                case PathCommand.Curve:
                    Curve(lines[^1].Points, (step.ControlX, step.ControlY), (step.X, step.Y));
                    break;
                case PathCommand.Close:
                    lines[^1] = (lines[^1].Points, true);
                    break;
            }
        }

        return lines;
    }

    private static void Curve(List<(double X, double Y)> points, (double X, double Y) control, (double X, double Y) end)
    {
        var begin = points[^1];
        for (var i = 1; i <= CurvePieces; i++)
        {
            var t = (double)i / CurvePieces;
            var (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t);
            points.Add(((a * begin.X) + (b * control.X) + (c * end.X), (a * begin.Y) + (b * control.Y) + (c * end.Y)));
        }
    }

    private void Outline(IReadOnlyList<(double X, double Y)> points)
    {
        for (var i = 0; i < points.Count; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Count]);
            coverage.Edge(a.X * scale, a.Y * scale, b.X * scale, b.Y * scale);
        }
    }

    /// <summary>Each piece as a rectangle, longer by half its width where another piece follows: corners are square.</summary>
    private void Stroke(List<(double X, double Y)> points, bool isClosed, double half)
    {
        var pieces = isClosed ? points.Count : points.Count - 1;
        for (var i = 0; i < pieces; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Count]);
            var length = Math.Sqrt(((b.X - a.X) * (b.X - a.X)) + ((b.Y - a.Y) * (b.Y - a.Y)));
            if (length == 0)
            {
                continue;
            }

            var (alongX, alongY) = ((b.X - a.X) / length * half, (b.Y - a.Y) / length * half);
            var (before, after) = (isClosed || i > 0 ? 1 : 0, isClosed || i < pieces - 1 ? 1 : 0);
            a = (a.X - (before * alongX), a.Y - (before * alongY));
            b = (b.X + (after * alongX), b.Y + (after * alongY));
            Outline([(a.X - alongY, a.Y + alongX), (a.X + alongY, a.Y - alongX), (b.X + alongY, b.Y - alongX), (b.X - alongY, b.Y + alongX)]);
        }
    }

    private void Paint(Color color) => coverage.Take((y, row) =>
    {
        var pixels = Pixels.AsSpan(3 * y * Width, 3 * Width);
        for (var x = 0; x < Width; x++)
        {
            if (row[x] > 0)
            {
                pixels[3 * x] = Mix(pixels[3 * x], color.Red, row[x]);
                pixels[(3 * x) + 1] = Mix(pixels[(3 * x) + 1], color.Green, row[x]);
                pixels[(3 * x) + 2] = Mix(pixels[(3 * x) + 2], color.Blue, row[x]);
            }
        }
    });

    private static byte Mix(byte below, byte above, float share) => (byte)((below + (share * (above - below))) + 0.5f);
}
