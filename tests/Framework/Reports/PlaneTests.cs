using HepAnalysis.Reports.Plots;

namespace HepAnalysis.Framework.Tests.Reports;

/// <summary>A histogram of two dimensions as a map of colours.</summary>
public sealed class PlaneTests
{
    [Test]
    public void EveryFilledCellIsDrawnAndEmptyOnesAreWhite()
    {
        var svg = new SvgElements(HistogramPicture.Draw(Drawn.Plane(4, 3, (ix, iy) => ix == 3 ? 0 : 1 + ix + (3 * iy))));
        var rectangles = svg.Paths("cells").SelectMany(SvgElements.Points).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(rectangles, Has.Count.EqualTo(9));
            Assert.That(svg.Paths("cells"), Has.Count.EqualTo(9), "nine contents, nine colours");
            Assert.That(rectangles.Max(r => r.Max(point => point.X)), Is.LessThan(SvgElements.Points(svg.Paths("frame")[0])[0].Max(point => point.X) - 50));
            Assert.That(svg.Texts, Does.Contain("η").And.Contain("pT[GeV]").And.Contain("entries / cell"));
        });
    }

    [Test]
    public void DarkerIsMore()
    {
        var svg = new SvgElements(HistogramPicture.Draw(Drawn.Plane(3, 1, (ix, _) => 1 + ix)));
        var light = svg.Paths("cells").OrderBy(path => SvgElements.Points(path)[0][0].X).Select(path => Light(path.Attribute("fill")!.Value)).ToList();

        Assert.That(light, Is.Ordered.Descending);
    }

    [TestCase(false)]
    [TestCase(true)]
    public void AnyContentsGiveAPicture(bool log)
    {
        double[] values = [0, -1, double.NaN, double.PositiveInfinity, double.MaxValue, 1e-310, 5];
        foreach (var content in new Func<int, int, double>[] { (_, _) => 0, (ix, iy) => values[(ix + iy) % values.Length], (_, _) => -3, (_, _) => 7 })
        {
            var svg = new SvgElements(HistogramPicture.Draw(Drawn.Plane(5, 4, content), new PictureOptions { LogContents = log }));
            Assert.That(svg.Text, Does.Not.Contain("NaN\"").And.Not.Contain("Infinity"));
            Labels.AssertTheyDoNotOverlap(svg, 480, 480);
        }
    }

    [Test]
    public void AMillionCellsMakeAPictureOfBoundedSize()
    {
        var svg = new SvgElements(HistogramPicture.Draw(Drawn.Plane(1000, 1000, (ix, iy) => (ix * 7919 + iy * 104729) % 1009)));

        Assert.That(svg.Text, Has.Length.LessThan(1_200_000));
        Assert.That(svg.Texts, Has.Some.Contains("1,000 × 1,000 bins, drawn 7 × 7 at a time"));
    }

    private static int Light(string hex) => hex.Skip(1).Chunk(2).Sum(digits => Convert.ToInt32(new string(digits), 16));
}
