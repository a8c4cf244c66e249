using HepAnalysis.Samples;

namespace HepAnalysis.Framework.Tests.Samples;

/// <summary>Each query of the ADL benchmark has something to show in 50,000 events.</summary>
public sealed class AdlPictureTests
{
    private static IEnumerable<TestCaseData> Queries()
    {
        yield return Query("q1", AdlQueries.Q1, 49_999, 0, 200, 60);
        yield return Query("q2", AdlQueries.Q2, 100_000, 15, 60, 100);
        yield return Query("q3", AdlQueries.Q3, 40_000, 15, 60, 100);
        yield return Query("q4", AdlQueries.Q4, 8_000, 0, 200, 70);
        yield return Query("q5", AdlQueries.Q5, 5_000, 0, 200, 30);
        yield return Query("q6", AdlQueries.Q6, 15_000, 15, 40, 100);
        yield return Query("q7", AdlQueries.Q7, 15_000, 15, 200, 80);
        yield return Query("q8", AdlQueries.Q8, 1_500, 0, 200, 50);
        yield return Query("dimuon", AdlQueries.Dimuon, 10_000, 0.25, 300, 40);
    }

    private static TestCaseData Query(string name, Func<SampleEvent, IEnumerable<double>> query, int fills, double low, double high, int bins) =>
        new TestCaseData(query, fills, low, high, bins).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Queries))]
    public void HistogramIsFilled(object query, int fewest, double low, double high, int leastBins)
    {
        var values = SampleEvent.Shared.SelectMany((Func<SampleEvent, IEnumerable<double>>)query).ToList();
        var bins = new int[100];
        foreach (var value in values.Where(value => value >= low && value < high))
        {
            bins[(int)((value - low) / (high - low) * 100)]++;
        }

        Assert.Multiple(() =>
        {
            Assert.That(values, Has.Count.GreaterThan(fewest));
            Assert.That(bins.Count(bin => bin >= 5), Is.GreaterThanOrEqualTo(leastBins), "bins of 100 with at least 5 entries");
        });
    }

    [Test]
    public void TrijetsOfTopPairsPeakAtTheTopMassAndHaveBJets()
    {
        var trijets = SampleEvent.Shared.Where(e => e.Topology == Topology.TopPair).Select(AdlQueries.Trijet).OfType<SampleObject[]>().ToList();
        var masses = trijets.Select(jets => SampleObject.Sum(jets).Mass).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(masses.Count(mass => Math.Abs(mass - 172.5) < 10), Is.GreaterThan(masses.Count / 3));
            Assert.That(trijets.Count(jets => jets.Max(jet => jet.Btag) > 0.8), Is.GreaterThan(trijets.Count / 3));
        });
    }

    [Test]
    public void TheThirdLeptonOfWzHasTheMassOfAW()
    {
        var masses = SampleEvent.Shared.Where(e => e.Topology == Topology.WZ).SelectMany(AdlQueries.Q8).ToList();
        Assert.That(masses.Count(mass => mass is > 40 and < 100), Is.GreaterThan(masses.Count / 2));
    }

    [Test]
    public void MostElectronsAreJetsToo()
    {
        var electrons = SampleEvent.Shared.SelectMany(e => e.Electrons.Where(electron => electron.Pt > 25).Select(electron => e.Jets.Any(jet => jet.DistanceTo(electron) < 0.1))).ToList();
        Assert.That(electrons.Count(isJet => isJet), Is.InRange(0.85 * electrons.Count, 0.97 * electrons.Count));
    }
}
