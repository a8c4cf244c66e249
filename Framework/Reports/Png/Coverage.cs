namespace HepAnalysis.Reports.Png;

/// <summary>
/// How much of each pixel lies inside an outline. Each edge adds its signed area to the pixels that it crosses and to those
/// at its right; a running sum along a row is then the coverage, exact for straight edges.
/// </summary>
internal sealed class Coverage
{
    private readonly int height;
    private readonly int stride;
    private readonly float[] area;
    private int firstRow = int.MaxValue;
    private int lastRow = -1;

    public Coverage(int width, int height)
    {
        (Width, this.height, stride) = (width, height, width + 2);
        area = new float[stride * height];
    }

    public int Width { get; }

    /// <summary>Adds an edge of a closed outline, in pixels.</summary>
    public void Edge(double x0, double y0, double x1, double y1)
    {
        if (y0 == y1)
        {
            return;
        }

        var direction = y0 < y1 ? 1f : -1f;
        if (y0 > y1)
        {
            (x0, y0, x1, y1) = (x1, y1, x0, y0);
        }

        var slope = (x1 - x0) / (y1 - y0);
        for (var row = Math.Max(0, (int)Math.Floor(y0)); row < Math.Min(height, (int)Math.Ceiling(y1)); row++)
        {
            var (top, bottom) = (Math.Max(row, y0), Math.Min(row + 1, y1));
            Row(row, x0 + ((top - y0) * slope), x0 + ((bottom - y0) * slope), direction * (float)(bottom - top));
        }
    }

    /// <summary>Gives the rows that something was added to, each with its coverage from 0 to 1, and begins anew.</summary>
    public void Take(Action<int, float[]> use)
    {
        var row = new float[Width];
        for (var y = firstRow; y <= lastRow; y++)
        {
            var sum = 0f;
            var cells = area.AsSpan(y * stride, stride);
            for (var x = 0; x < Width; x++)
            {
                sum += cells[x];
                row[x] = Math.Min(Math.Abs(sum), 1);
            }

            cells.Clear();
            use(y, row);
        }

        (firstRow, lastRow) = (int.MaxValue, -1);
    }

    private void Row(int row, double from, double to, float amount)
    {
        (firstRow, lastRow) = (Math.Min(firstRow, row), Math.Max(lastRow, row));
        var left = Math.Clamp(Math.Min(from, to), 0, Width);
        var right = Math.Clamp(Math.Max(from, to), 0, Width);
        var cells = area.AsSpan(row * stride, stride);
        var (first, end) = ((int)left, (int)Math.Ceiling(right));
        if (end <= first + 1)
        {
            var share = (float)(((left + right) / 2) - first);
            cells[first] += amount * (1 - share);
            cells[first + 1] += amount * share;
            return;
        }

        // The edge crosses several pixels: each gets the part of the area at its right, as a difference to its neighbour.
        var before = 0.0;
        for (var x = first; x < end; x++)
        {
            var (a, b) = (Math.Max(x, left), Math.Min(x + 1, right));
            var reached = (((b - left) * (b - left)) - ((a - left) * (a - left))) / (2 * (right - left));
            var covered = reached + ((x + 1 - b) * 1.0);
            cells[x] += amount * (float)(covered - before);
            before = covered;
        }

        cells[end] += amount * (float)(1 - before);
    }
}
