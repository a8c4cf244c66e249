using HepAnalysis.Histograms;

namespace HepAnalysis.RootIO.Writing;

/// <summary>Writes a histogram as TH1D (version 3) or TH2D (version 4), member by member as Classes.txt has them.</summary>
internal static class HistogramObject
{
    private const double NoLimit = -1111;
    private const int NeutralOverflows = 2;

    public static string ClassName(HistogramData histogram) => histogram.Axes.Count == 1 ? "TH1D" : "TH2D";

    public static void Write(ObjectBuffer buffer, HistogramData histogram, string name)
    {
        if (histogram.Axes.Count == 1)
        {
            buffer.Class(3, () =>
            {
                WriteBase(buffer, histogram, name);
                buffer.ArrayOfDoubles(histogram.Contents);
            });
            return;
        }

        buffer.Class(4, () =>
        {
            buffer.Class(5, () =>
            {
                WriteBase(buffer, histogram, name);
                buffer.Float64(1);
                buffer.Float64(histogram.Statistics[4]);
                buffer.Float64(histogram.Statistics[5]);
                buffer.Float64(histogram.Statistics[6]);
            });
            buffer.ArrayOfDoubles(histogram.Contents);
        });
    }

    private static void WriteBase(ObjectBuffer buffer, HistogramData histogram, string name) => buffer.Class(8, () =>
    {
        buffer.Named(name, histogram.Title, bits: 0x0300_0008);
        Attributes.Line(buffer, color: 602);
        Attributes.Fill(buffer, color: 0);
        Attributes.Marker(buffer);
        buffer.Int32(histogram.Contents.Length);
        var none = new AxisData(1, 0, 1);
        WriteAxis(buffer, "xaxis", histogram.Axes[0]);
        WriteAxis(buffer, "yaxis", histogram.Axes.Count > 1 ? histogram.Axes[1] : none);
        WriteAxis(buffer, "zaxis", none);
        buffer.Int16(0);
        buffer.Int16(1000);
        buffer.Float64(histogram.Entries);
        for (var i = 0; i < 4; i++)
        {
            buffer.Float64(histogram.Statistics[i]);
        }

        buffer.Float64(NoLimit);
        buffer.Float64(NoLimit);
        buffer.Float64(0);
        buffer.ArrayOfDoubles([]);
        buffer.ArrayOfDoubles(histogram.SumW2 ?? []);
        buffer.Text("");
        buffer.Class(5, () =>
        {
            buffer.Object();
            buffer.Text("");
            buffer.Int32(0);
        });
        buffer.Int32(0);
        buffer.Byte(0);
        buffer.Int32(0);
        buffer.Int32(NeutralOverflows);
    });

    private static void WriteAxis(ObjectBuffer buffer, string name, AxisData axis) => buffer.Class(10, () =>
    {
        buffer.Named(name, axis.Title);
        Attributes.Axis(buffer);
        buffer.Int32(axis.Bins);
        buffer.Float64(axis.Low);
        buffer.Float64(axis.High);
        buffer.ArrayOfDoubles(axis.Edges ?? []);
        buffer.Int32(0);
        buffer.Int32(0);
        buffer.Int16(0);
        buffer.Bool(false);
        buffer.Text("");
        buffer.Null();
        buffer.Null();
    });
}
