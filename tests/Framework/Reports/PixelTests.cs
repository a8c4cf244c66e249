using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using HepAnalysis.Framework.Tests.Cli;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.Histograms;
using HepAnalysis.Reports;
using HepAnalysis.Reports.Drawing;
using HepAnalysis.Reports.Plots;
using HepAnalysis.Reports.Png;

namespace HepAnalysis.Framework.Tests.Reports;

/// <summary>Pictures as PNG and PDF: read back by decoders of the test's own and, where it is there, by poppler.</summary>
public sealed class PixelTests
{
    private static readonly HistogramData Histogram = Drawn.Line(4, 9, 0, 16, 1);

    [Test]
    public void PngHasTheSizeOfThePictureAndItsColours()
    {
        var picture = HistogramPicture.Draw(Histogram);
        var (width, height, pixels) = Decode(PictureFile.Encode(picture, "a.png"));
        int Count(Color color) => Enumerable.Range(0, width * height).Count(i => pixels[3 * i] == color.Red && pixels[(3 * i) + 1] == color.Green && pixels[(3 * i) + 2] == color.Blue);

        Assert.Multiple(() =>
        {
            Assert.That((width, height), Is.EqualTo(((int)(3 * picture.Width), (int)(3 * picture.Height))));
            Assert.That(Count(Palette.White), Is.GreaterThan(width * height / 2));
            Assert.That(Count(Palette.Ink), Is.GreaterThan(5000), "axes and labels");
            Assert.That(Count(Palette.Blue), Is.GreaterThan(3000), "steps and bars");

            // 30 entries in 5 bins of a frame whose top is 1.06 times 16 and its error.
            var frame = SvgElements.Points(new SvgElements(picture).Paths("area").Single()).Single();
            var area = frame.Zip(frame.Skip(1), (a, b) => (b.X - a.X) * (frame[0].Y - a.Y)).Sum();
            Assert.That(Count(Palette.PaleBlue), Is.EqualTo(9 * area).Within(12).Percent, "less the lines over it");
        });
    }

    [Test]
    public void CoverageOfASlantedShapeIsItsArea()
    {
        var coverage = new Coverage(20, 12);
        (double X, double Y)[] corners = [(1.3, 0.7), (17.6, 3.2), (9.1, 11.4), (2.2, 8.9)];
        var exact = 0.0;
        for (var i = 0; i < corners.Length; i++)
        {
            var (a, b) = (corners[i], corners[(i + 1) % corners.Length]);
            coverage.Edge(a.X, a.Y, b.X, b.Y);
            exact += ((a.X * b.Y) - (b.X * a.Y)) / 2;
        }

        var sum = 0.0;
        var rows = 0;
        coverage.Take((_, row) =>
        {
            sum += row.Sum(cell => (double)cell);
            rows++;
            Assert.That(row, Is.All.InRange(0f, 1f));
        });

        Assert.That(sum, Is.EqualTo(exact).Within(1e-3));
        Assert.That(rows, Is.EqualTo(12));
    }

    [Test]
    public void TextIsDrawnOnAMachineWithoutFonts()
    {
        using var hep = new HepRun();
        var empty = Directory.CreateDirectory(Path.Combine(hep.Folder, "nofonts")).FullName;
        var environment = new Dictionary<string, string?>
        {
            ["FONTCONFIG_PATH"] = empty,
            ["FONTCONFIG_FILE"] = Path.Combine(empty, "fonts.conf"),
            ["HOME"] = empty,
            ["XDG_DATA_HOME"] = empty,
            ["XDG_DATA_DIRS"] = empty,
        };
        hep.Run("run", Path.Combine(Repository.Root, "examples", "dimuon", "dimuon.yaml"), "-o", "a.root", "--first", "2000", "--set", "output.report=");
        var result = ChildProcess.Run(Path.Combine(AppContext.BaseDirectory, "HepAnalysis.Cli"), ["show", "a.root:mass", "--save", "a.png"], hep.Folder, environment);
        Assert.That(result.ExitCode, Is.Zero, result.Error);

        // The title "mass" stands alone in the upper left corner, 12 points from both edges.
        var (width, _, pixels) = Decode(File.ReadAllBytes(Path.Combine(hep.Folder, "a.png")));
        var dark = from y in Enumerable.Range(36, 50) from x in Enumerable.Range(30, 130) where pixels[3 * ((y * width) + x)] < 100 select (x, y);
        Assert.That(dark.Count(), Is.InRange(300, 2500));
    }

    [Test]
    public void SameHistogramGivesTheSamePixelsAndPages()
    {
        var picture = HistogramPicture.Draw(Histogram);

        foreach (var name in new[] { "a.png", "a.pdf", "a.svg" })
        {
            Assert.That(PictureFile.Encode(HistogramPicture.Draw(Histogram), name), Is.EqualTo(PictureFile.Encode(picture, name)));
        }
    }

    [Test]
    public void EveryObjectOfThePdfStandsWhereItsTableSays()
    {
        var text = Encoding.Latin1.GetString(PictureFile.Encode(HistogramPicture.Compare(Histogram, Histogram), "a.pdf"));
        var table = int.Parse(text[(text.LastIndexOf("startxref", StringComparison.Ordinal) + 10)..].Split('\n')[0], null);
        var offsets = text[table..].Split('\n').Where(line => line.EndsWith(" n ", StringComparison.Ordinal)).Select(line => int.Parse(line[..10], null)).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(text, Does.StartWith("%PDF-1.4\n").And.EndsWith("%%EOF\n"));
            Assert.That(text[table..], Does.StartWith("xref\n"));
            Assert.That(offsets, Has.Count.EqualTo(10));
            for (var i = 0; i < offsets.Count; i++)
            {
                Assert.That(text[offsets[i]..], Does.StartWith($"{i + 1} 0 obj\n"));
            }
        });
    }

    [Test]
    public void PopplerDrawsThePdfAndFindsItsText()
    {
        if (!File.Exists("/usr/bin/pdftoppm"))
        {
            Repository.Skip("pdftoppm is not on this machine");
            return;
        }

        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["a.pdf"], PictureFile.Encode(HistogramPicture.Draw(Histogram), "a.pdf"));
        var drawn = ChildProcess.Run("pdftoppm", ["-r", "72", "a.pdf", "a"], folder.Path);
        var read = ChildProcess.Run("pdftotext", ["a.pdf", "-"], folder.Path);
        var pages = Directory.GetFiles(folder.Path, "*.ppm");

        Assert.Multiple(() =>
        {
            Assert.That(drawn.ExitCode, Is.Zero, drawn.Error);
            Assert.That(drawn.Error, Is.Empty);
            Assert.That(pages, Has.Length.EqualTo(1), "one page");
            Assert.That(File.ReadAllBytes(pages[0]).Skip(20).Count(value => value < 80), Is.GreaterThan(2000), "not blank");
            Assert.That(read.Output, Does.Contain("m(μμ) [GeV]").And.Contain("entries / 1 GeV"));
        });
    }

    /// <summary>An eight-bit RGB PNG with rows filtered by difference to the row above.</summary>
    private static (int Width, int Height, byte[] Pixels) Decode(byte[] png)
    {
        Assert.That(png[..8], Is.EqualTo(new byte[] { 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a }));
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (Encoding.ASCII.GetString(png, at + 4, 4) == "IDAT")
            {
                var pixels = new byte[3 * width * height];
                using var zlib = new ZLibStream(new MemoryStream(png, at + 8, length), CompressionMode.Decompress);
                for (var y = 0; y < height; y++)
                {
                    Assert.That(zlib.ReadByte(), Is.EqualTo(2));
                    zlib.ReadExactly(pixels, 3 * width * y, 3 * width);
                    for (var i = 3 * width * y; y > 0 && i < 3 * width * (y + 1); i++)
                    {
                        pixels[i] += pixels[i - (3 * width)];
                    }
                }

                return (width, height, pixels);
            }

            at += 12 + length;
        }

        throw new AssertionException("no IDAT");
    }
}
