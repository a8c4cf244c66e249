using HepAnalysis.Histograms;
using HepAnalysis.Reports;
using HepAnalysis.Reports.Plots;

namespace HepAnalysis.Framework.Tests.Reports;

/// <summary>A histogram of one dimension as a picture: what is drawn is what is stored, whatever is in it.</summary>
public sealed class SpectrumTests
{
    private static readonly double[] Contents = [4, 9, 0, 16, 1];

    [Test]
    public void StepsAndErrorBarsAreTheStoredContentsAndErrors()
    {
        double[] squares = [0, 8, 2, 0, 5, 3, 0];
        var svg = new SvgElements(HistogramPicture.Draw(Drawn.Line(Contents) with { SumW2 = squares }));
        var outline = SvgElements.Points(svg.Paths("steps").Single()).Single();
        var bars = SvgElements.Points(svg.Paths("errors").Single());

        // The outline begins on the ground at the left end and ends on it at the right one: that gives the scales.
        var (left, ground, right) = (outline[0].X, outline[0].Y, outline[^1].X);
        var perUnit = (ground - outline[7].Y) / 16;
        Assert.Multiple(() =>
        {
            Assert.That(outline, Has.Count.EqualTo((2 * Contents.Length) + 2));
            for (var bin = 0; bin < Contents.Length; bin++)
            {
                Assert.That((ground - outline[1 + (2 * bin)].Y) / perUnit, Is.EqualTo(Contents[bin]).Within(0.01));
                Assert.That(outline[1 + (2 * bin)].X, Is.EqualTo(left + ((right - left) * bin / Contents.Length)).Within(0.011));
            }

            Assert.That(bars, Has.Count.EqualTo(4), "a bin without fills has no error");
            foreach (var (bar, bin) in bars.Zip([0, 1, 3, 4]))
            {
                Assert.That((bar[0].Y + bar[1].Y) / 2, Is.EqualTo(outline[1 + (2 * bin)].Y).Within(0.02));
                Assert.That(Math.Abs(bar[0].Y - bar[1].Y) / 2 / perUnit, Is.EqualTo(Math.Sqrt(squares[bin + 1])).Within(0.01));
                Assert.That(bar[0].X, Is.EqualTo(left + ((right - left) * (bin + 0.5) / Contents.Length)).Within(0.011));
            }
        });
    }

    [Test]
    public void ErrorOfACountIsItsRoot()
    {
        var svg = new SvgElements(HistogramPicture.Draw(Drawn.Line(Contents)));
        var bars = SvgElements.Points(svg.Paths("errors").Single()).Select(bar => Math.Abs(bar[0].Y - bar[1].Y)).ToList();

        // 4, 9, 16, 1: bars of 2, 3, 4, 1 on each side.
        Assert.That(bars.Select(bar => bar / bars[^1]), Is.EqualTo(new[] { 2d, 3, 4, 1 }).Within(0.01));
    }

    [Test]
    public void TextsSayTitleAxesAndStatistics()
    {
        var svg = new SvgElements(HistogramPicture.Draw(Drawn.Line(Contents)));

        Assert.Multiple(() =>
        {
            Assert.That(svg.Texts, Does.Contain("mass").And.Contain("m(μμ) [GeV]").And.Contain("entries / 1 GeV"));
            Assert.That(svg.Texts, Has.Some.StartsWith("30 entries").And.Some.Contain("mean 2, std dev 1").And.Some.Contain("below 5, above 6"));
            Assert.That(svg.Root.Descendants().Single(e => e.Name.LocalName == "title").Value, Is.EqualTo("Histogram mass"));
            Assert.That(svg.Root.Descendants().Single(e => e.Name.LocalName == "desc").Value, Does.Contain("5 bins of m(μμ) [GeV] from 0 to 5").And.Contain("highest is 16 between 3 and 4"));
        });
    }

    [Test]
    public void LogarithmicAxisIsDrawnWhereBinsAreEqualInTheLogarithm()
    {
        var axis = Axis.Log(4, 0.01, 100).ToData();
        var svg = new SvgElements(HistogramPicture.Draw(Drawn.Line(1, 2, 3, 4) with { Axes = [axis] }));
        var outline = SvgElements.Points(svg.Paths("steps").Single()).Single();

        Assert.Multiple(() =>
        {
            Assert.That(outline[3].X - outline[1].X, Is.EqualTo(outline[7].X - outline[5].X).Within(0.02));
            Assert.That(svg.Texts, Is.SupersetOf(new[] { "0.01", "0.1", "1", "10", "100" }));
        });
    }

    [Test]
    public void LogarithmicContentsGrowByEqualStepsForEqualRatios()
    {
        var svg = new SvgElements(HistogramPicture.Draw(Drawn.Line(1, 10, 100, 1000), new PictureOptions { LogContents = true }));
        var y = SvgElements.Points(svg.Paths("steps").Single()).Single().Where((_, i) => i % 2 == 1).Take(4).Select(point => point.Y).ToList();

        Assert.That(y.Zip(y.Skip(1), (a, b) => a - b), Is.All.EqualTo((y[0] - y[3]) / 3).Within(0.02));
    }

    [TestCase(new double[] { 0, 0, 0 }, false)]
    [TestCase(new double[] { 0, 0, 0 }, true)]
    [TestCase(new double[] { -5, 3, -1 }, false)]
    [TestCase(new double[] { -5, -3, -1 }, true)]
    [TestCase(new double[] { 7 }, false)]
    [TestCase(new double[] { 7 }, true)]
    [TestCase(new double[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity }, false)]
    [TestCase(new double[] { 1, double.NaN, 5 }, true)]
    [TestCase(new double[] { double.MaxValue, double.MaxValue, 1 }, false)]
    [TestCase(new double[] { double.MaxValue, 1e-300, 1 }, true)]
    [TestCase(new double[] { double.Epsilon, 0, 1e-310 }, false)]
    [TestCase(new double[] { double.Epsilon, 0, 1e-310 }, true)]
    [TestCase(new double[] { 1e15, 1e15 + 1, 1e15 + 2 }, false)]
    public void AnyContentsGiveAPictureInsideItsBounds(double[] contents, bool log)
    {
        var svg = new SvgElements(HistogramPicture.Draw(Drawn.Line(contents), new PictureOptions { LogContents = log }));

        AssertInside(svg);
    }

    [TestCase(1e-300, 2e-300)]
    [TestCase(-1e300, 1e300)]
    [TestCase(1e6, 1.000001e6)]
    [TestCase(0.1, 0.30000000000000004)]
    [TestCase(4503599627370496, 4503599627370500)]
    [TestCase(-0.004, 0.001)]
    public void AnyAxisGivesLabelsThatDoNotOverlap(double low, double high)
    {
        var histogram = Drawn.Line(1, 2, 3) with { Axes = [new AxisData(3, low, high, null, "x")] };
        var svg = new SvgElements(HistogramPicture.Draw(histogram));

        AssertInside(svg);
        Assert.That(svg.Texts, Has.Count.GreaterThan(6));
    }

    [Test]
    public void AMillionBinsMakeASmallPictureThatKeepsTheSum()
    {
        const int Bins = 1_000_000;
        var contents = new double[Bins];
        contents[123_456] = 1000;
        var picture = HistogramPicture.Draw(Drawn.Line(contents));
        var svg = new SvgElements(picture);

        Assert.Multiple(() =>
        {
            Assert.That(svg.Text, Has.Length.LessThan(100_000));
            Assert.That(svg.Texts, Has.Some.Contains("1,000,000 bins, drawn 1,250 at a time"));
            Assert.That(picture.Description, Does.Contain("highest is 1,000 between 122,500 and 123,750"));
        });
    }

    [Test]
    public void EdgesThatDoNotRiseAreAnErrorThatNamesThem()
    {
        HistogramData With(AxisData axis) => Drawn.Line(1, 2, 3) with { Axes = [axis] };
        var error = Assert.Throws<UndrawableException>(() => HistogramPicture.Draw(With(new AxisData(3, 0, 3, [0, 2, 1, 3]))));

        Assert.Multiple(() =>
        {
            Assert.That(error!.Message, Does.Contain("edge 2 is 1, the one before it 2"));
            Assert.That((int)error.Kind, Is.EqualTo(3));
            Assert.Throws<UndrawableException>(() => HistogramPicture.Draw(With(new AxisData(3, 1, 1))));
            Assert.Throws<UndrawableException>(() => HistogramPicture.Draw(With(new AxisData(3, double.NaN, 1))));
            Assert.Throws<UndrawableException>(() => HistogramPicture.Draw(With(new AxisData(0, 0, 1))));
            Assert.Throws<UndrawableException>(() => HistogramPicture.Draw(With(new AxisData(3, -1.7e308, 1.7e308))));
            Assert.Throws<UndrawableException>(() => HistogramPicture.Draw(With(new AxisData(4, 0, 1))));
        });
    }

    [Test]
    public void SameHistogramGivesTheSameBytes()
    {
        var texts = Enumerable.Range(0, 2).Select(_ => new SvgElements(HistogramPicture.Draw(Drawn.Line(Contents))).Text).Distinct();

        Assert.That(texts.Count(), Is.EqualTo(1));
    }

    private static void AssertInside(SvgElements svg)
    {
        double[] box = [.. svg.Root.Attribute("viewBox")!.Value.Split(' ').Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Multiple(() =>
        {
            Assert.That(svg.Text, Does.Not.Contain("NaN\"").And.Not.Contain("Infinity").And.Not.Contain("∞\""));
            foreach (var path in svg.Root.Descendants().Where(element => element.Name.LocalName == "path"))
            {
                Assert.That(SvgElements.Points(path).SelectMany(line => line), Is.All.Matches<(double X, double Y)>(point => point.X >= 0 && point.X <= box[2] && point.Y >= 0 && point.Y <= box[3]));
            }

            Labels.AssertTheyDoNotOverlap(svg, box[2], box[3]);
        });
    }
}
