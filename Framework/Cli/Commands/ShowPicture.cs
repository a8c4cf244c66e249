using HepAnalysis.Cli.Terminal;
using HepAnalysis.EventLoop.Reports;
using HepAnalysis.Reports;
using HepAnalysis.Reports.Drawing;
using HepAnalysis.Reports.Plots;

namespace HepAnalysis.Cli.Commands;

/// <summary>The pictures of <c>hep show --save</c>.</summary>
internal static class ShowPicture
{
    /// <summary>The endings of pictures, for a sentence.</summary>
    public static string Endings => string.Join(" or ", PictureFile.Extensions);

    /// <summary>Says what is wrong with a picture's name before anything is read.</summary>
    public static void Check(string? picture, HepConsole console)
    {
        if (picture is null)
        {
            return;
        }

        if (!PictureFile.IsKnown(picture))
        {
            var extension = Path.GetExtension(picture);
            throw new UsageException(
                $"'{picture}' is not a picture that hep can write", extension.Length == 0 ? "its name has no ending" : $"it ends with '{extension}'",
                $"give a name that ends with {Endings}: {Path.ChangeExtension(picture, PictureFile.Extensions[0])}");
        }

        AtomicFile.Check(console.FullPath(picture));
    }

    public static void Save(ShownHistogram shown, string picture, bool log, HepConsole console) =>
        Write(HistogramPicture.Draw(shown.Histogram, new PictureOptions { LogContents = log }), picture, console);

    public static void SaveComparison(ShownHistogram first, ShownHistogram second, string picture, bool log, HepConsole console) =>
        Write(Compare(first, second, log), picture, console);

    /// <summary>Says why two histograms cannot be compared, if so.</summary>
    public static void CheckComparable(ShownHistogram first, ShownHistogram second) => Compare(first, second, false);

    private static Picture Compare(ShownHistogram first, ShownHistogram second, bool log) =>
        HistogramPicture.Compare(first.Histogram, second.Histogram, (first.Label, second.Label), new PictureOptions { LogContents = log });

    private static void Write(Picture drawn, string picture, HepConsole console)
    {
        var bytes = PictureFile.Encode(drawn, picture);
        AtomicFile.MakeFolder(console.FullPath(picture));
        AtomicFile.Write(console.FullPath(picture), stream => stream.Write(bytes));
        console.Out.WriteLine($"wrote      {picture} ({Human.Bytes(bytes.Length)})");
    }
}
