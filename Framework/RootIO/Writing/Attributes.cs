namespace HepAnalysis.RootIO.Writing;

/// <summary>The base classes that say how something is drawn, with ROOT's usual values.</summary>
internal static class Attributes
{
    public static void Line(ObjectBuffer buffer, int color) => buffer.Class(2, () =>
    {
        buffer.Int16(color);
        buffer.Int16(1);
        buffer.Int16(1);
    });

    public static void Fill(ObjectBuffer buffer, int color) => buffer.Class(2, () =>
    {
        buffer.Int16(color);
        buffer.Int16(1001);
    });

    public static void Marker(ObjectBuffer buffer) => buffer.Class(3, () =>
    {
        buffer.Int16(1);
        buffer.Int16(1);
        buffer.Float32(1);
    });

    /// <summary>TAttAxis: divisions; colours of line and labels; font, offset, size of labels; ticks; offset, size, colour, font of the title.</summary>
    public static void Axis(ObjectBuffer buffer) => buffer.Class(4, () =>
    {
        const int helvetica = 42;
        buffer.Int32(510);
        buffer.Int16(1);
        buffer.Int16(1);
        buffer.Int16(helvetica);
        buffer.Float32(0.005f);
        buffer.Float32(0.035f);
        buffer.Float32(0.03f);
        buffer.Float32(1);
        buffer.Float32(0.035f);
        buffer.Int16(1);
        buffer.Int16(helvetica);
    });
}
