using HepAnalysis.Samples;

namespace HepAnalysis.Framework.Tests.Samples;

public sealed class TopologyTests
{
    private static IReadOnlyList<SampleEvent> Events => SampleEvent.Shared;

    [Test]
    public void SharesAddUpToOneAndAreWhatTheTableSays()
    {
        Assert.That(TopologyShare.All.Sum(share => share.Share), Is.EqualTo(1).Within(1e-12));
        Assert.That(TopologyShare.All.Select(share => share.Topology), Is.EqualTo(Enum.GetValues<Topology>()));
        foreach (var share in TopologyShare.All)
        {
            var events = Events.Where(e => e.Topology == share.Topology).ToList();
            var negative = events.Count(e => e.Weight < 0);
            Assert.Multiple(() =>
            {
                Assert.That(events.Count / 50_000.0, Is.EqualTo(share.Share).Within(0.007), $"{share.Topology}");
                Assert.That((double)negative / events.Count, Is.EqualTo(share.NegativeShare).Within(0.03), $"negative weights of {share.Topology}");
                Assert.That(events.Average(e => Math.Abs(e.Weight)), Is.EqualTo(share.Weight).Within(0.06 * share.Weight), $"size of the weight of {share.Topology}");
            });
        }
    }

    [TestCase(Topology.Charmonium, 3.0969, 0.1, 0.7)]
    [TestCase(Topology.Upsilon, 9.4603, 0.3, 0.5)]
    [TestCase(Topology.Z, 91.19, 5, 0.75)]
    public void MuonPairsPeakAtTheMass(Topology topology, double mass, double halfWidth, double leastShare)
    {
        var masses = Events.Where(e => e.Topology == topology).SelectMany(AdlQueries.Dimuon).Order().ToList();
        Assert.That(masses, Has.Count.GreaterThan(1000));
        Assert.That(masses.Count(m => Math.Abs(m - mass) < halfWidth), Is.GreaterThan(leastShare * masses.Count));
        Assert.That(masses[masses.Count / 2], Is.EqualTo(mass).Within(halfWidth / 2));
    }

    [Test]
    public void ElectronPairsPeakAtTheZ()
    {
        var masses = Events.Where(e => e.Topology == Topology.Z && e.Electrons is [var a, var b] && a.Charge != b.Charge)
            .Select(e => SampleObject.Sum(e.Electrons).Mass).Order().ToList();
        Assert.That(masses, Has.Count.GreaterThan(1000));
        Assert.That(masses[masses.Count / 2], Is.EqualTo(91.19).Within(1));
    }

    [Test]
    public void TheSpectrumShowsItsPeaksAboveAFallingContinuum()
    {
        var masses = Events.SelectMany(AdlQueries.Dimuon).ToList();
        int Around(double mass) => masses.Count(m => Math.Abs(m - mass) < 0.03 * mass);
        Assert.Multiple(() =>
        {
            Assert.That(Around(3.0969), Is.GreaterThan(8 * Around(4.5)));
            Assert.That(Around(9.4603), Is.GreaterThan(4 * Around(14)));
            Assert.That(Around(91.19), Is.GreaterThan(10 * Around(60)));
            Assert.That(Around(0.8), Is.GreaterThan(Around(40)));
        });
    }

    [Test]
    public void ObjectsAreSortedAndWithinTheDetector()
    {
        foreach (var e in Events)
        {
            foreach (var objects in (SampleObject[][])[e.Muons, e.Electrons, e.Jets])
            {
                for (var i = 1; i < objects.Length; i++)
                {
                    Assert.That(objects[i].Pt, Is.LessThanOrEqualTo(objects[i - 1].Pt));
                }

                Assert.That(objects.All(o => Math.Abs(o.Phi) <= Math.PI && double.IsFinite(o.Pt) && double.IsFinite(o.Mass)), Is.True);
            }

            Assert.That(e.Muons.All(muon => muon.Pt >= 3 && Math.Abs(muon.Eta) <= 2.4001 && Math.Abs(muon.Charge) == 1), Is.True);
            Assert.That(e.Electrons.All(electron => electron.Pt >= 5 && Math.Abs(electron.Eta) <= 2.5001 && electron.Quality is >= 0 and <= 4), Is.True);
            Assert.That(e.Jets.All(jet => jet.Pt >= 15 && Math.Abs(jet.Eta) < 4.71), Is.True);
            Assert.That(e.Jets.All(jet => Math.Abs(jet.Eta) > 2.5 ? jet.Btag == -1 : jet.Btag is >= 0 and <= 1), Is.True);
        }
    }

    [Test]
    public void MissingMomentumIsThatOfTheNeutrinos()
    {
        double Mean(Topology topology) => Events.Where(e => e.Topology == topology).Average(e => e.Met);
        Assert.That(Mean(Topology.W), Is.GreaterThan(1.6 * Mean(Topology.Z)));
        Assert.That(Mean(Topology.TopPair), Is.GreaterThan(1.6 * Mean(Topology.Multijet)));
    }

    [Test]
    public void RunsAndLuminosityBlocksRiseAndHoldDifferentNumbersOfEvents()
    {
        var blocks = Events.GroupBy(e => (e.Run, e.LuminosityBlock)).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(Events.Select(e => (e.Run, e.LuminosityBlock, e.Number)), Is.Ordered);
            Assert.That(Events.Select(e => e.Number), Is.EqualTo(Enumerable.Range(1, 50_000).Select(n => (ulong)n)));
            Assert.That(Events.Select(e => e.Run).Distinct().Count(), Is.GreaterThan(5));
            Assert.That(blocks, Has.Count.GreaterThan(200));
            Assert.That(blocks.Select(block => block.Count()).Distinct().Count(), Is.GreaterThan(30));
        });
    }

    [Test]
    public void ManyCyclesOfRunsStillRise()
    {
        var last = RunStructure.Of(0);
        for (long number = 0; number < 2_000_000; number += 997)
        {
            var block = RunStructure.Of(number);
            Assert.That((block.Run, block.Number), Is.GreaterThanOrEqualTo((last.Run, last.Number)));
            last = block;
        }
    }

    [Test]
    public void PileUpFallsWithinARunAndMakesVertices()
    {
        var run = Events.GroupBy(e => e.Run).MaxBy(group => group.Count())!.ToList();
        Assert.That(run[..1000].Average(e => e.Collisions), Is.GreaterThan(1.2 * run[^1000..].Average(e => e.Collisions)));
        Assert.That(Events.Average(e => e.Vertices) / Events.Average(e => e.Collisions), Is.EqualTo(0.75).Within(0.03));
    }
}
