using HepAnalysis.Reports.Drawing;

namespace HepAnalysis.Reports.Plots;

/// <summary>The lines above a frame: a title, and smaller ones below it.</summary>
internal static class Heading
{
    private const double Margin = 12;
    private const double TitleSize = 15;
    private const double NoteSize = 12;

    /// <returns>Where the frame may begin.</returns>
    public static double Draw(Picture picture, string title, IEnumerable<string> notes)
    {
        var room = picture.Width - (2 * Margin);
        var y = Margin;
        if (title.Length > 0)
        {
            y += TitleSize;
            picture.Add(new TextShape("title", TextLayout.Fit(title, TitleSize, room), Margin, y, Palette.Ink));
            y += 3;
        }

        foreach (var note in notes)
        {
            y += NoteSize + 2;
            picture.Add(new TextShape("note", TextLayout.Fit(note, NoteSize, room), Margin, y, Palette.Grey));
        }

        return y + 12;
    }
}
