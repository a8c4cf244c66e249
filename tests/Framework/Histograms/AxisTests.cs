using HepAnalysis.Histograms;

namespace HepAnalysis.Framework.Tests.Histograms;

public class AxisTests
{
    private static IEnumerable<Axis> Axes() =>
    [
        Axis.Regular(100, 0, 200), Axis.Regular(3, -0.1, 0.7), Axis.Regular(1000, -5e-310, 5e-310), Axis.Log(300, 0.25, 300), Axis.Log(1, 1e-300, 1e300),
        Axis.Log(5000, 1, 1.01), Axis.Variable([-2.4, -1, 0, 1, 2.4]), Axis.Variable([0, double.Epsilon, 1, 1e300]), Axis.Variable([-1.7e308, 0, 1, 1.7e308]), Axis.Variable([3, 5]),
        Axis.Variable([.. Enumerable.Range(0, 2001).Select(i => Math.Pow(1.02, i - 1000))]), Axis.Variable([.. Enumerable.Range(0, 101).Select(i => i * double.Epsilon)]),
    ];

    [TestCaseSource(nameof(Axes))]
    public void A_bin_holds_what_lies_between_its_edges(Axis axis)
    {
        var random = new Random(1);
        var edges = axis.Edges.ToArray();
        var values = edges.SelectMany(edge => new[] { edge, Math.BitDecrement(edge), Math.BitIncrement(edge) })
            .Concat(Enumerable.Range(0, 2000).Select(_ => axis.Low + ((axis.High - axis.Low) * ((random.NextDouble() * 1.2) - 0.1))))
            .Concat([double.NegativeInfinity, double.PositiveInfinity, double.MaxValue, double.MinValue, 0, -0.0])
            .ToArray();
        var bins = new int[values.Length];
        axis.Indices(values, bins);
        for (var i = 0; i < values.Length; i++)
        {
            Assert.That(bins[i], Is.EqualTo(edges.Count(edge => edge <= values[i])), $"{values[i]:R}");
            Assert.That(axis.Index(values[i]), Is.EqualTo(bins[i]));
        }

        Assert.That(axis.Index(double.NaN), Is.EqualTo(-1));
    }

    [Test]
    public void Logarithmic_edges_are_those_of_the_formula()
    {
        var axis = Axis.Log(300, 0.25, 300);
        for (var k = 0; k <= 300; k++)
        {
            Assert.That(axis.Edge(k), Is.EqualTo(0.25 * Math.Pow(1200, k / 300.0)).Within(4).Ulps);
        }

        Assert.That((axis.Edge(0), axis.Edge(300)), Is.EqualTo((0.25, 300.0)));
    }

    [Test]
    public void Axes_that_cannot_be_are_refused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => Axis.Regular(0, 0, 1), Throws.TypeOf<HistogramException>());
            Assert.That(() => Axis.Regular(10, 1, 1), Throws.TypeOf<HistogramException>());
            Assert.That(() => Axis.Regular(10, 0, double.NaN), Throws.TypeOf<HistogramException>());
            Assert.That(() => Axis.Log(10, 0, 1), Throws.TypeOf<HistogramException>().With.Message.Contains("above 0"));
            Assert.That(() => Axis.Variable([1]), Throws.TypeOf<HistogramException>());
            Assert.That(() => Axis.Variable([0, 2, 1]), Throws.TypeOf<HistogramException>().With.Message.Contains("edge 2 is 1"));
        });
    }
}
