using HepAnalysis.Histograms;
using HepAnalysis.Reports;
using HepAnalysis.Reports.Plots;

namespace HepAnalysis.Framework.Tests.Reports;

/// <summary>Two histograms and their ratio.</summary>
public sealed class ComparisonTests
{
    [Test]
    public void ErrorOfARatioIsThatOfTwoIndependentSamples()
    {
        Assert.Multiple(() =>
        {
            // 100 ± 10 over 50 ± 5: 2, and 10 % of each side in quadrature.
            Assert.That(Ratio.Of(100, 10, 50, 5).Value, Is.EqualTo(2));
            Assert.That(Ratio.Of(100, 10, 50, 5).Error, Is.EqualTo(2 * Math.Sqrt(0.02)).Within(1e-15));
            Assert.That(Ratio.Of(0, 0, 50, 5), Is.EqualTo(new Ratio(0, 0)));
            Assert.That(Ratio.Of(0, 1, 50, 5).Error, Is.EqualTo(1 / 50d), "an empty numerator has the error that it says");
            Assert.That(Ratio.Of(10, 3, 0, 0).Value, Is.NaN);
            Assert.That(Ratio.Of(double.NaN, 1, 10, 1).Value, Is.NaN);
            Assert.That(Ratio.Of(-6, 1, 3, 1).Error, Is.EqualTo(Math.Sqrt((1 + 4) / 9d)).Within(1e-15));
        });
    }

    [Test]
    public void PointsAndBarsOfThePanelAreTheRatio()
    {
        var first = Drawn.Line(100, 400, 100, 50);
        var second = Drawn.Line(100, 200, 200, 0) with { SumW2 = [0, 25, 16, 9, 0, 0] };
        var svg = new SvgElements(HistogramPicture.Compare(first, second));
        var points = SvgElements.Points(svg.Paths("points").Single()).Select(point => point[0].Y).ToList();
        var bars = SvgElements.Points(svg.Paths("errors")[^1]).Select(bar => Math.Abs(bar[0].Y - bar[1].Y) / 2).ToList();
        var one = SvgElements.Points(svg.Paths("one").Single()).Single()[0].Y;
        var perUnit = one - points[1];

        Assert.Multiple(() =>
        {
            Assert.That(points, Has.Count.EqualTo(3), "nothing where the second is 0");
            Assert.That(points[0], Is.EqualTo(one).Within(0.011));
            Assert.That((points[2] - one) / perUnit, Is.EqualTo(0.5).Within(0.001));
            Assert.That(bars[0] / perUnit, Is.EqualTo(Math.Sqrt(0.01 + 0.0025)).Within(0.001));
            Assert.That(bars[2] / perUnit, Is.EqualTo(Math.Sqrt((100d / 40_000) + (0.25 * 9 / 40_000))).Within(0.001));
        });
    }

    [Test]
    public void LegendNamesBothAndTheTotalsHaveTheirRatio()
    {
        var svg = new SvgElements(HistogramPicture.Compare(Drawn.Line(50, 50), Drawn.Line(20, 30), ("a.root:mass", "b.root:mass")));

        Assert.That(svg.Texts, Does.Contain("a.root:mass").And.Contain("b.root:mass").And.Contain("ratio"));
        Assert.That(svg.Texts, Does.Contain("inside the axis 100 and 50, ratio 2.00 ± 0.35"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void EmptyAndBrokenHistogramsAreComparedToo(bool log)
    {
        double[][] contents = [[0, 0, 0], [double.NaN, 1, double.PositiveInfinity], [-1, -2, 1e300], [1, 2, 3]];
        foreach (var first in contents)
        {
            foreach (var second in contents)
            {
                var svg = new SvgElements(HistogramPicture.Compare(Drawn.Line(first), Drawn.Line(second), null, new PictureOptions { LogContents = log }));
                Assert.That(svg.Text, Does.Not.Contain("NaN\"").And.Not.Contain("Infinity"));
                Labels.AssertTheyDoNotOverlap(svg, 480, 600);
            }
        }
    }

    [Test]
    public void OtherAxesAreAnErrorThatNamesTheDifference()
    {
        var first = Drawn.Line(1, 2, 3);
        string Message(HistogramData second) => Assert.Throws<IncomparableException>(() => HistogramPicture.Compare(first, second))!.Message;

        Assert.Multiple(() =>
        {
            Assert.That(Message(Drawn.Line(1, 2)), Does.Contain("has 3 bins").And.Contain("2"));
            Assert.That(Message(first with { Axes = [new AxisData(3, 0, 4)] }), Does.Contain("edge 1 is 1").And.Contain("1.33"));
            Assert.That(Message(Drawn.Plane(2, 2, (_, _) => 1)), Does.Contain("a ratio is drawn for one"));
            Assert.DoesNotThrow(() => HistogramPicture.Compare(first, first with { Axes = [new AxisData(3, 0, 3, [0, 1, 2.0000000000000004, 3])] }), "the last bit of an edge is no difference");
        });
    }
}
