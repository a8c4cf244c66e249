using System.Text;

namespace HepAnalysis.Histograms;

/// <summary>
/// The unrounded content of a histogram as bytes. Equal content gives equal bytes, however it was filled and merged.
/// <code>
/// 4      "HEPH"
/// 1      version, 1
/// 1      0 counted, 1 weighted
/// text   name, title
/// 1      number of axes; for each:
///          1 kind (0 regular, 1 log, 2 variable), number of bins, text title,
///          8 + 8 first and last edge, or of kind 2 all edges of 8 bytes
/// number fills, NaN values, weights not finite
/// cells  in global order: counted: a number; weighted: the sums of w, then those of w²
/// sums   of the statistics: wx, wx² (wy, wy², wxy)
///
/// number 7 bits a byte, low ones first, bit 7 set where more follow; text: number of bytes, UTF-8; a double: little-endian
/// sum    number of bytes n; where n is not 0: a number p, then n bytes of an integer in two's complement, low ones first,
///        neither the lowest 0 nor the highest needless: the sum is that integer times 2^(8 p - 2148)
/// </code>
/// </summary>
internal static class HistogramState
{
    private const int Version = 1;
    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("HEPH");

    public static byte[] Write(Histogram histogram, Action<StateWriter> content)
    {
        var writer = new StateWriter();
        writer.Bytes(Magic);
        writer.Byte(Version);
        writer.Byte(histogram.IsWeighted ? (byte)1 : (byte)0);
        writer.Text(histogram.Name);
        writer.Text(histogram.Title);
        writer.Byte((byte)histogram.Axes.Count);
        foreach (var axis in histogram.Axes)
        {
            Write(writer, axis);
        }

        content(writer);
        return writer.ToArray();
    }

    public static Histogram ReadShape(ref StateReader reader)
    {
        if (!reader.Take(Magic.Length).SequenceEqual(Magic))
        {
            throw new HistogramStateException("it does not begin with HEPH", 0);
        }

        Expect(reader.Byte() == Version, "its version is not 1", reader.Offset - 1);
        var weighted = reader.Byte();
        Expect(weighted < 2, "neither counted nor weighted", reader.Offset - 1);
        var name = reader.Text();
        var title = reader.Text();
        var count = reader.Byte();
        Expect(count is 1 or 2, $"{count} axes", reader.Offset - 1);
        var axes = new Axis[count];
        var cells = 1L;
        for (var i = 0; i < count; i++)
        {
            axes[i] = ReadAxis(ref reader);
            cells *= axes[i].Bins + 2L;
        }

        // A cell takes a byte at least: what cannot be there is not allocated.
        Expect(cells <= reader.Remaining, $"{cells} cells in {reader.Remaining} bytes", reader.Offset);
        return count == 1
            ? new Histogram1D(name, axes[0], title, weighted == 1)
            : new Histogram2D(name, axes[0], axes[1], title, weighted == 1);
    }

    private static void Write(StateWriter writer, Axis axis)
    {
        var kind = axis switch { RegularAxis => 0, LogAxis => 1, _ => 2 };
        writer.Byte((byte)kind);
        writer.Number(axis.Bins);
        writer.Text(axis.Title);
        ReadOnlySpan<double> edges = kind == 2 ? axis.Edges : [axis.Low, axis.High];
        foreach (var edge in edges)
        {
            writer.Double(edge);
        }
    }

    private static Axis ReadAxis(ref StateReader reader)
    {
        var kind = reader.Byte();
        Expect(kind < 3, $"an axis of kind {kind}", reader.Offset - 1);
        var bins = (int)reader.Number(reader.Remaining);
        var title = reader.Text();
        var edges = new double[kind == 2 ? Math.Min(bins, reader.Remaining / 8) + 1 : 2];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = reader.Double();
        }

        Expect(kind != 2 || edges.Length == bins + 1, $"{bins} bins, but not their edges", reader.Offset);
        return kind switch
        {
            0 => Axis.Regular(bins, edges[0], edges[1], title),
            1 => Axis.Log(bins, edges[0], edges[1], title),
            _ => Axis.Variable(edges, title),
        };
    }

    private static void Expect(bool holds, string otherwise, int offset)
    {
        if (!holds)
        {
            throw new HistogramStateException(otherwise, offset);
        }
    }
}
