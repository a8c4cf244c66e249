namespace HepAnalysis.Reports.Drawing;

/// <summary>
/// A picture of a histogram, whatever it is written as: shapes in the order in which they are drawn, on white. The same
/// histogram gives the same picture on any machine. Made by <see cref="Plots.HistogramPicture"/>.
/// </summary>
public sealed class Picture
{
    private readonly List<Shape> shapes = [];

    internal Picture(double width, double height, string title, string description)
    {
        Width = width;
        Height = height;
        Title = title;
        Description = description;
    }

    /// <summary>Width, in points.</summary>
    public double Width { get; }

    /// <summary>Height, in points.</summary>
    public double Height { get; }

    /// <summary>What it shows, in a few words without markup: what a screen reader says first.</summary>
    public string Title { get; }

    /// <summary>What is seen, in a sentence or two, for who does not see it.</summary>
    public string Description { get; }

    internal IReadOnlyList<Shape> Shapes => shapes;

    /// <summary>Every character that is drawn.</summary>
    internal IEnumerable<int> Characters => shapes.OfType<TextShape>().SelectMany(text => text.Line.Runs).SelectMany(run => run.Text.EnumerateRunes()).Select(rune => rune.Value);

    internal void Add(Shape shape)
    {
        if (shape is not PathShape { IsEmpty: true })
        {
            shapes.Add(shape);
        }
    }
}
