using HepAnalysis.Reports.Axes;
using HepAnalysis.Reports.Drawing;

namespace HepAnalysis.Reports.Plots;

/// <summary>A frame with an axis below and one at the left; values become points in it.</summary>
internal sealed class Panel
{
    public const double LabelSize = 13;
    public const double TitleSize = 14;
    private const double MajorTick = 6;
    private const double MinorTick = 3;
    private const double LabelGap = 5;
    private const double Edge = 4;
    private readonly Picture picture;

    public Panel(Picture picture, Scale x, Scale y, double left, double top, double right, double bottom)
    {
        this.picture = picture;
        (X, Y, Left, Top, Right, Bottom) = (x, y, left, top, right, bottom);
    }

    public Scale X { get; }

    public Scale Y { get; }

    public double Left { get; }

    public double Top { get; }

    public double Right { get; }

    public double Bottom { get; }

    public double AtX(double value) => Left + ((Right - Left) * X.Share(value));

    public double AtY(double value) => Bottom - ((Bottom - Top) * Y.Share(value));

    /// <summary>Marks of an upright axis that have room, and how wide their labels are.</summary>
    public static (Ticks Ticks, double Width) UprightTicks(Scale scale, double height)
    {
        var ticks = scale.Ticks(Math.Max(2, (int)(height / 30)));
        return (ticks, ticks.Marks.Max(mark => TextLayout.Title(mark.Label, LabelSize).Width));
    }

    /// <summary>Draws the frame itself, over what is in it.</summary>
    public void DrawFrame() =>
        picture.Add(new PathShape("frame", null, Palette.Ink).Rectangle(Left, Top, Right - Left, Bottom - Top));

    /// <summary>Draws the marks of the lower axis, and with a title also their labels and it.</summary>
    public void DrawBelow(string? title)
    {
        var ticks = BelowTicks();
        var shape = new PathShape("ticks", null, Palette.Ink);
        foreach (var mark in ticks.Marks)
        {
            var length = mark.IsMajor ? MajorTick : MinorTick;
            shape.Segment(AtX(mark.Value), Bottom, AtX(mark.Value), Bottom - length).Segment(AtX(mark.Value), Top, AtX(mark.Value), Top + length);
            if (mark.IsMajor && title is not null)
            {
                var label = TextLayout.Title(mark.Label, LabelSize);
                picture.Add(new TextShape("label", label, LabelLeft(mark, label), Bottom + LabelGap + LabelSize, Palette.Ink));
            }
        }

        picture.Add(shape);
        if (title is not null)
        {
            var line = TextLayout.Fit(Join(title, ticks.Factor), TitleSize, picture.Width - (2 * Edge) - Left);
            picture.Add(new TextShape("axis", line, Right - line.Width, Bottom + 39, Palette.Ink));
        }
    }

    /// <summary>Draws the marks, labels and title of the left axis.</summary>
    /// <param name="ticks">The marks.</param>
    /// <param name="title">Title.</param>
    /// <param name="atLeft">Where the base line of the title stands.</param>
    /// <param name="centred">True to put the title into the middle; else it ends at the upper end.</param>
    public void DrawLeft(Ticks ticks, string title, double atLeft, bool centred = false)
    {
        var shape = new PathShape("ticks", null, Palette.Ink);
        foreach (var mark in ticks.Marks)
        {
            var length = mark.IsMajor ? MajorTick : MinorTick;
            shape.Segment(Left, AtY(mark.Value), Left + length, AtY(mark.Value)).Segment(Right, AtY(mark.Value), Right - length, AtY(mark.Value));
            if (mark.IsMajor)
            {
                var label = TextLayout.Title(mark.Label, LabelSize);
                picture.Add(new TextShape("label", label, Left - LabelGap - label.Width, AtY(mark.Value) + (0.35 * LabelSize), Palette.Ink));
            }
        }

        picture.Add(shape);
        var line = TextLayout.Fit(Join(title, ticks.Factor), TitleSize, Bottom - Top);
        picture.Add(new TextShape("axis", line, atLeft, centred ? ((Top + Bottom + line.Width) / 2) : Top + line.Width, Palette.Ink, IsUpright: true));
    }

    private static string Join(string title, string factor) => factor.Length == 0 ? title : title.Length == 0 ? factor : $"{title}  ({factor})";

    /// <summary>As many labels as have room beside each other.</summary>
    private Ticks BelowTicks()
    {
        for (var most = 8; most > 2; most--)
        {
            var ticks = X.Ticks(most);
            var end = double.NegativeInfinity;
            var fits = true;
            foreach (var mark in ticks.Marks.Where(mark => mark.IsMajor))
            {
                var label = TextLayout.Title(mark.Label, LabelSize);
                fits &= LabelLeft(mark, label) > end;
                end = LabelLeft(mark, label) + label.Width + (0.6 * LabelSize);
            }

            if (fits)
            {
                return ticks;
            }
        }

        return X.Ticks(2);
    }

    private double LabelLeft(Tick mark, TextLine label) =>
        Math.Clamp(AtX(mark.Value) - (label.Width / 2), Edge, Math.Max(Edge, picture.Width - Edge - label.Width));
}
