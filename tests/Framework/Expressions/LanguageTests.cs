namespace HepAnalysis.Framework.Tests.Expressions;

/// <summary>Each rule of docs/expressions.md on four events that a person can check.</summary>
public sealed class LanguageTests
{
    [TestCase("n + 2 * 3 - 1", "5 6 7 8")]
    [TestCase("(n + 2) * 3", "6 9 12 15")]
    [TestCase("10 - 3 - 2", "5 5 5 5")]
    [TestCase("n / 2", "0 0.5 1 1.5")]
    [TestCase("-7 % 3", "-1 -1 -1 -1")]
    [TestCase("5.5 % 2", "1.5 1.5 1.5 1.5")]
    [TestCase("-n + +n", "0 0 0 0")]
    [TestCase("6 & 3 | 8 ^ 1", "11 11 11 11")]
    [TestCase("1 << 2 + n", "4 8 16 32")]
    [TestCase("-8 >> 1", "-4 -4 -4 -4")]
    [TestCase("~n", "-1 -2 -3 -4")]
    [TestCase("half", "0.5 1.5 -0.5 NaN")]
    [TestCase("1e3 + .5", "1000.5 1000.5 1000.5 1000.5")]
    [TestCase("abs(half) + sqrt(4) + floor(-0.5) + ceil(0.5)", "2.5 3.5 2.5 NaN")]
    [TestCase("min(n, 1) + max(n, 2)", "2 3 3 4")]
    [TestCase("min(half, 1)", "0.5 1 -0.5 NaN")]
    [TestCase("exp(0) + log(1) + sin(0) + cos(0) + tan(0) + atan2(0, 1) + pow(2, 3)", "10 10 10 10")]
    [TestCase("trigger", "1 0 1 0")]
    [TestCase("if(trigger, n, -1)", "0 -1 2 -1")]
    public void Arithmetic(string text, string wanted) => Numbers(text, wanted);

    [TestCase("n == 1 || n > 2", "1 3")]
    [TestCase("n != 1 && !trigger", "3")]
    [TestCase("0 < n < 3", "1 2")]
    [TestCase("0 <= n <= n * n < 5", "0 1 2")]
    [TestCase("n == n == 1 + 0 * n", "1")]
    [TestCase("half < 1", "0 2")]
    [TestCase("half >= 1", "1")]
    [TestCase("half == half", "0 1 2")]
    [TestCase("half != half", "3")]
    [TestCase("isnan(half) || !isfinite(1 / n)", "0 3")]
    [TestCase("id > huge", "0 1 2")]
    [TestCase("id > 9223372036854775808", "0")]
    [TestCase("id + 0 == 18446744073709551615", "0")]
    [TestCase("(trigger == (n == 0)) == false", "2")]
    public void Conditions(string text, string wanted) => Passing(text, wanted);

    [TestCase("Muon.pt", "[30 10] [25] [] [50 40 5]")]
    [TestCase("Muon_pt", "[30 10] [25] [] [50 40 5]")]
    [TestCase("Muon_pt + Muon.charge", "[31 9] [26] [] [49 39 6]")]
    [TestCase("2 * Muon.pt + n", "[60 20] [51] [] [103 83 13]")]
    [TestCase("Muon[pt > 20].pt", "[30] [25] [] [50 40]")]
    [TestCase("Muon[pt > 20 && abs(eta) < 2.4].pt", "[30] [] [] [50 40]")]
    [TestCase("Muon[pt > 20][charge < 0].pt", "[] [] [] [50 40]")]
    [TestCase("Muon[this.pt > n * 15].pt", "[30 10] [25] [] [50]")]
    [TestCase("Muon[Muon.pt > 20].pt", "[30] [25] [] [50 40]")]
    [TestCase("Muon[tight].pt", "[30] [25] [] [40 5]")]
    [TestCase("Muon.pt[this > 20]", "[30] [25] [] [50 40]")]
    [TestCase("Muon[pt > 20].pt * Muon[pt > 20].charge", "[30] [25] [] [-50 -40]")]
    [TestCase("Muon[pt == max(Muon.pt)].pt", "[30] [25] [] [50]")]
    [TestCase("Muon[any(Jet, j => j.pt < pt)].pt", "[30 10] [] [] [50 40]")]
    [TestCase("Jet[!any(Muon, m => m.pt > 2 * pt)].pt", "[] [] [1 2 3] []")]
    [TestCase("Jet[count(Muon[pt > 5]) > 1].pt", "[5 10] [] [] [10]")]
    [TestCase("if(Muon.pt > 20, Muon.pt, -1)", "[30 -1] [25] [] [50 40 -1]")]
    [TestCase("wave + 1", "[2 3] [] [4] [5]")]
    [TestCase("triple * 10", "[10 20 30] [40 50 60] [70 80 90] [100 110 120]")]
    [TestCase("triple[n % 3]", "1 5 9 10")]
    [TestCase("Pair.px", "[1 10] [2 20] [3 30] [4 40]")]
    [TestCase("Pair[1].px - Pair[0].px", "9 18 27 36")]
    [TestCase("Jet.pt", "[5 10] [] [1 2 3] [10]")]
    public void Lists(string text, string wanted) => Numbers(text, wanted);

    [TestCase("count(Muon)", "2 1 0 3")]
    [TestCase("count(Muon.pt > 20)", "1 1 0 2")]
    [TestCase("count(Muon, m => m.pt > 20)", "1 1 0 2")]
    [TestCase("count(Muon[pt > 20])", "1 1 0 2")]
    [TestCase("sum(Muon.pt)", "40 25 0 95")]
    [TestCase("sum(Muon.charge)", "0 1 0 -1")]
    [TestCase("max(Muon.pt)", "30 25 - 50")]
    [TestCase("min(Muon.charge)", "-1 1 - -1")]
    [TestCase("min(Jet.btag)", "0.1 - NaN 0.3")]
    [TestCase("sum(Jet, j => j.energy)", "31 0 6 10")]
    [TestCase("energy(sum(Jet))", "31 0 6 10")]
    [TestCase("sum(Jet, j => max(Muon.pt) + j.pt)", "75 0 0 60")]
    [TestCase("sum(Muon, m => sum(Jet, j => m.pt * j.px))", "360 0 0 760")]
    public void Aggregates(string text, string wanted) => Numbers(text, wanted);

    [TestCase("any(Muon.tight)", "0 1 3")]
    [TestCase("all(Muon.tight)", "1 2")]
    [TestCase("any(Muon)", "0 1 3")]
    [TestCase("any(Muon[pt > 45])", "3")]
    [TestCase("count(Muon) > 0 && Muon[0].pt > 26", "0 3")]
    [TestCase("count(Muon) == 0 || Muon[0].pt < 26", "1 2")]
    [TestCase("if(count(Muon) > 2, Muon[2].pt < 6, false)", "3")]
    [TestCase("max(Muon.pt) > 26", "0 3")]
    [TestCase("!(max(Muon.pt) > 26)", "1")]
    [TestCase("max(Muon.pt) > 26 || n == 2", "0 2 3")]
    [TestCase("has(Muon[1]?)", "0 3")]
    public void Selections(string text, string wanted) => Passing(text, wanted);

    [TestCase("Muon[1]?.pt", "10 - - 40")]
    [TestCase("Muon[1]?.pt ?? -1", "10 -1 -1 40")]
    [TestCase("Muon[1]?.pt + 1", "11 - - 41")]
    [TestCase("Jet[Muon[0]?.jet]?.pt", "10 - - 10")]
    [TestCase("Muon[Jet[jet]?.pt > 5].pt", "[30] [] [] [50 40]")]
    [TestCase("min(max(Muon.pt), 26)", "26 25 - 26")]
    public void Missing(string text, string wanted) => Numbers(text, wanted);

    [TestCase("mass(Jet[1]?)", "24 - 0 -")]
    [TestCase("Jet[0]?.pt", "5 - 1 10")]
    [TestCase("mass(Jet[0] + Jet[1])", "27.1293", 0)]
    [TestCase("(Jet[0] + Jet[1]).pt", "15", 0)]
    [TestCase("energy(Jet[1] - Jet[0]) + (-Jet[0]).px", "18", 0)]
    [TestCase("mass(Jet + Jet[0]?)", "[0 27.1293] [] [0 0 0] [0]")]
    [TestCase("deltaR(Muon[0], Muon[1])", "3.3541", 0)]
    [TestCase("deltaPhi(Muon[1], Muon[0])", "3", 0)]
    [TestCase("deltaPhi(Muon[1], Muon[2])", "-2.28319", 3)]
    [TestCase("deltaPhi(MET, Muon[0]?)", "0 0 - 3")]
    [TestCase("Muon[0]?.px", "30 13.5076 - 50")]
    [TestCase("MET.px", "20 16.2091 -16.6459 -49.4996")]
    [TestCase("Muon[0]?.energy", "33.8288 153.307 - 50")]
    [TestCase("phi(Jet[0]?)", "0.927295 - 0 0.643501")]
    public void FourVectors(string text, string wanted, params int[] live) => Numbers(text, wanted, live);

    [Test]
    public void DefinesStandForTheirTextAndAreEvaluatedForLiveEventsOnly()
    {
        using var events = new SmallEvents().Define("good", "Muon[pt > 20]").Define("leading", "good[0].pt").Define("twice", "2 * leading");
        Assert.Multiple(() =>
        {
            Assert.That(events.Numbers("good.pt"), Is.EqualTo("[30] [25] [] [50 40]"));
            Assert.That(events.Numbers("twice", 0, 1, 3), Is.EqualTo("60 50 100"));
            Assert.That(events.Passing("count(good) > 0 && twice < 55"), Is.EqualTo("1"));
            Assert.That(events.Numbers("good.pt / leading", 0, 3), Is.EqualTo("[1] [1 0.8]"));
            Assert.That(events.Numbers("good.pt + leading"), Is.EqualTo("[60] [50] [] [100 90]"), "an empty list needs no leading object");
        });
    }

    [Test]
    public void TheFourQueriesOfADLThatAreCompiledReadAsInTheDocumentation()
    {
        using var events = new SmallEvents();
        Assert.Multiple(() =>
        {
            Assert.That(events.Numbers("MET.pt"), Is.EqualTo("20 30 40 50"));
            Assert.That(events.Numbers("Jet[abs(eta) < 1].pt"), Is.EqualTo("[5 10] [] [1 2 3] [10]"));
            Assert.That(events.Passing("count(Jet[pt > 4]) >= 2"), Is.EqualTo("0"));
            Assert.That(
                events.Numbers("sum(Jet[pt > 2 && !any(Muon, l => l.pt > 10 && deltaR(this, l) < 0.8)].pt)"), Is.EqualTo("15 0 3 0"));
        });
    }

    private static void Numbers(string text, string wanted, params int[] live)
    {
        using var events = new SmallEvents();
        Assert.That(events.Numbers(text, live), Is.EqualTo(wanted));
    }

    private static void Passing(string text, string wanted)
    {
        using var events = new SmallEvents();
        Assert.That(events.Passing(text), Is.EqualTo(wanted));
    }
}
