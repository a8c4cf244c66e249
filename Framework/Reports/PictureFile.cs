using System.Text;
using HepAnalysis.Reports.Drawing;
using HepAnalysis.Reports.Pdf;
using HepAnalysis.Reports.Png;
using HepAnalysis.Reports.Svg;

namespace HepAnalysis.Reports;

/// <summary>Pictures as files: what a picture is written as, by the ending of its name.</summary>
public static class PictureFile
{
    /// <summary>The endings that are known.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".svg", ".png", ".pdf"];

    /// <summary>True where <paramref name="path"/> ends like a picture that can be written.</summary>
    public static bool IsKnown(string path) => Extensions.Contains(Path.GetExtension(path).ToLowerInvariant());

    /// <summary>The bytes of a file.</summary>
    /// <param name="picture">What it shows.</param>
    /// <param name="path">Its name, which decides what it is.</param>
    /// <exception cref="ArgumentException">The ending is not known.</exception>
    public static byte[] Encode(Picture picture, string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".svg" => Encoding.UTF8.GetBytes(SvgWriter.File(picture)),
        ".png" => PngWriter.Write(picture),
        ".pdf" => PdfWriter.Write(picture),
        var extension => throw new ArgumentException($"no picture ends with '{extension}'", nameof(path)),
    };
}
