using HepAnalysis.Histograms;

namespace HepAnalysis.Framework.Tests.Histograms;

/// <summary>Intervals against quantiles of 40 digits: the continued fraction of the incomplete beta function, halved to its root (mpmath).</summary>
public class BinomialIntervalTests
{
    [TestCase(0, 10, 0.682689492137086, 0, 0.16814918613797644)]
    [TestCase(1, 3, 0.682689492137086, 0.05595797234606911, 0.7478680396182573)]
    [TestCase(50, 100, 0.682689492137086, 0.4453009248894293, 0.5546990751105707)]
    [TestCase(3, 1000, 0.682689492137086, 0.00136772839704259, 0.005909554047358588)]
    [TestCase(21114, 50000, 0.682689492137086, 0.42006269402187035, 0.42450042881462624)]
    [TestCase(1, 1000000000, 0.682689492137086, 1.7275377900852788e-10, 3.299526555322181e-09)]
    [TestCase(999999999, 1000000000, 0.682689492137086, 0.9999999967004735, 0.9999999998272462)]
    [TestCase(400000000, 1000000000, 0.682689492137086, 0.3999845076666259, 0.40001549253338053)]
    [TestCase(0, 1000000000, 0.682689492137086, 0, 1.8410216433145834e-09)]
    [TestCase(7, 9, 0.95, 0.39990642628368783, 0.9718550265221018)]
    [TestCase(199, 200, 0.9973, 0.9563674110302086, 0.9999932454624572)]
    [TestCase(0, 0, 0.9, 0, 1)]
    [TestCase(10, 10, 0.682689492137086, 0.8318508138620236, 1)]
    public void Bounds_are_the_quantiles_of_the_beta_distribution(long passed, long total, double level, double low, double high)
    {
        var interval = BinomialInterval.ClopperPearson(passed, total, level);
        var within = (high - low) * (total > 1_000_000 ? 1e-4 : 1e-10);
        Assert.That(interval.Low, Is.EqualTo(low).Within(within));
        Assert.That(interval.High, Is.EqualTo(high).Within(within));
    }

    [Test]
    public void None_of_a_thousand_million_has_its_closed_form() =>
        Assert.That(BinomialInterval.ClopperPearson(0, 1_000_000_000).High, Is.EqualTo(1.8410216433145834e-09).Within(2).Ulps);

    [Test]
    public void Numbers_that_cannot_be_are_refused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => BinomialInterval.ClopperPearson(2, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => BinomialInterval.ClopperPearson(-1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => BinomialInterval.ClopperPearson(1, 2, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => BinomialInterval.ClopperPearson(1, 2, double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }
}
