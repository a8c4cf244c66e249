using HepAnalysis.Cli;
using HepAnalysis.Cli.Commands;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.Histograms;

namespace HepAnalysis.Framework.Tests.Cli;

/// <summary>Drawings in the terminal: narrow enough, complete, right.</summary>
public sealed class DrawingTests
{
    [TestCase(1)]
    [TestCase(7)]
    [TestCase(69)]
    [TestCase(70)]
    [TestCase(300)]
    [TestCase(10_000)]
    public void SpectrumFitsEightyColumnsAndAboutFifteenLines(int bins)
    {
        var lines = Draw(Spectrum(bins, i => i));

        Assert.Multiple(() =>
        {
            Assert.That(lines.Max(line => line.Length), Is.LessThanOrEqualTo(80));
            Assert.That(lines, Has.Length.InRange(12, 16));
            Assert.That(lines[0], Does.StartWith("mass").And.Contain("m [GeV]"));
            Assert.That(lines[^1], Does.Contain("entries 42").And.Contain("below 5").And.Contain("above 6"));
        });
    }

    [Test]
    public void BarsAreAsHighAsTheirContents()
    {
        var lines = Draw(Spectrum(4, i => new[] { 0d, 10, 5, 0.01 }[i]));
        string[] bars = [.. lines.Skip(1).Take(10).Select(line => line[(line.IndexOf('┤') + 1)..].PadRight(16))];
        int Height(int bin) => bars.Count(line => line[4 * bin] == '█');

        Assert.Multiple(() =>
        {
            Assert.That(Height(0), Is.EqualTo(0));
            Assert.That(Height(1), Is.EqualTo(10));
            Assert.That(Height(2), Is.EqualTo(5));
            Assert.That(bars[^1][12], Is.EqualTo('▁'), "what is not empty is seen");
            Assert.That(bars[^1][0], Is.EqualTo(' '));
        });
    }

    [Test]
    public void EmptySpectrumIsDrawnToo() => Assert.That(Draw(Spectrum(10, _ => 0)), Has.Length.GreaterThan(10));

    [Test]
    public void NegativeAndInfiniteContentsDrawNothingWrong() =>
        Assert.That(Draw(Spectrum(3, i => new[] { -5, double.NaN, double.PositiveInfinity }[i])), Has.Length.GreaterThan(10));

    [TestCase(3, 2)]
    [TestCase(200, 100)]
    public void PlaneFits(int nx, int ny)
    {
        var lines = Draw(Plane(nx, ny));

        Assert.Multiple(() =>
        {
            Assert.That(lines.Max(line => line.Length), Is.LessThanOrEqualTo(80));
            Assert.That(lines, Has.Length.LessThanOrEqualTo(18));
            Assert.That(string.Concat(lines), Does.Contain("█"));
        });
    }

    [Test]
    public void CsvHasALineForEachBinAndReadsBackExactly()
    {
        using var output = new StringWriter();
        HistogramCsv.Write(Spectrum(3, i => i + 0.1), output);
        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

        Assert.Multiple(() =>
        {
            Assert.That(lines[0], Is.EqualTo("low,high,content,error"));
            Assert.That(lines, Has.Length.EqualTo(6));
            Assert.That(lines[1], Does.StartWith("-inf,0,5,"));
            Assert.That(lines[2], Does.StartWith("0,1,0.1,"));
            Assert.That(lines[^1], Does.StartWith("3,inf,6,"));
        });
    }

    [Test]
    public void ComparisonNamesTheFirstDifference()
    {
        var a = Spectrum(3, i => i);
        string? Compare(HistogramData b) => HistogramComparison.Compare(
            new Dictionary<string, HistogramData> { ["h"] = a }, new Dictionary<string, HistogramData> { ["h"] = b }, out _).Select(pair => pair.What).FirstOrDefault();

        Assert.Multiple(() =>
        {
            Assert.That(Compare(Spectrum(3, i => i)), Is.Null);
            Assert.That(Compare(Spectrum(4, i => i)), Is.EqualTo("x axis: 3 and 4 bins"));
            Assert.That(Compare(Spectrum(3, i => i == 1 ? 1.5 : i)), Is.EqualTo("content of bin 2 (1 to 2) is 1 and 1.5"));
            Assert.That(Compare(Spectrum(3, i => i == 0 ? -0.0 : i)), Does.StartWith("content of bin 1"), "bits, not values");
            Assert.That(Compare(a with { Entries = 43 }), Is.EqualTo("entries is 42 and 43"));
            Assert.That(Compare(a with { SumW2 = a.Contents }), Does.Contain("weights"));
            Assert.That(Compare(Plane(2, 2)), Does.Contain("dimensions"));
        });
    }

    private static HistogramData Spectrum(int bins, Func<int, double> content) => new()
    {
        Name = "mass",
        Axes = [new AxisData(bins, 0, bins, null, "m [GeV]")],
        Contents = [5, .. Enumerable.Range(0, bins).Select(content), 6],
        Entries = 42,
        Statistics = [10, 10, 20, 50],
    };

    private static HistogramData Plane(int nx, int ny) => new()
    {
        Name = "plane",
        Axes = [new AxisData(nx, 0, nx), new AxisData(ny, 0, ny)],
        Contents = [.. Enumerable.Range(0, (nx + 2) * (ny + 2)).Select(i => (double)i)],
        Entries = 42,
        Statistics = new double[7],
    };

    private static string[] Draw(HistogramData histogram)
    {
        using var output = new StringWriter();
        HistogramDrawing.Draw(histogram, new HepConsole { Out = output, Error = output });
        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
