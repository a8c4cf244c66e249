namespace HepAnalysis.Framework.Tests.Samples;

/// <summary>
/// The eight ADL benchmark queries (github.com/iris-hep/adl-benchmarks-index) and the dimuon mass, event by event: the
/// values that they fill.
/// </summary>
internal static class AdlQueries
{
    public static IEnumerable<double> Q1(SampleEvent e) => [e.Met];

    public static IEnumerable<double> Q2(SampleEvent e) => e.Jets.Select(jet => jet.Pt);

    public static IEnumerable<double> Q3(SampleEvent e) => e.Jets.Where(jet => Math.Abs(jet.Eta) < 1).Select(jet => jet.Pt);

    public static IEnumerable<double> Q4(SampleEvent e) => e.Jets.Count(jet => jet.Pt > 40) >= 2 ? [e.Met] : [];

    public static IEnumerable<double> Q5(SampleEvent e) =>
        Pairs(e.Muons).Any(pair => pair.A.Charge != pair.B.Charge && SampleObject.Sum(pair.A, pair.B).Mass is >= 60 and <= 120) ? [e.Met] : [];

    /// <summary>The three jets whose mass is nearest to that of the top quark.</summary>
    public static SampleObject[]? Trijet(SampleEvent e) =>
        (from i in Enumerable.Range(0, e.Jets.Length)
         from j in Enumerable.Range(i + 1, e.Jets.Length - i - 1)
         from k in Enumerable.Range(j + 1, e.Jets.Length - j - 1)
         select (SampleObject[])[e.Jets[i], e.Jets[j], e.Jets[k]]).MinBy(jets => Math.Abs(SampleObject.Sum(jets).Mass - 172.5));

    public static IEnumerable<double> Q6(SampleEvent e) => Trijet(e) is { } jets ? [SampleObject.Sum(jets).Pt] : [];

    public static IEnumerable<double> Q7(SampleEvent e)
    {
        var leptons = e.Electrons.Concat(e.Muons).Where(lepton => lepton.Pt > 10).ToList();
        var clean = e.Jets.Where(jet => jet.Pt > 30 && leptons.TrueForAll(lepton => jet.DistanceTo(lepton) >= 0.4)).ToList();
        return clean.Count > 0 ? [clean.Sum(jet => jet.Pt)] : [];
    }

    public static IEnumerable<double> Q8(SampleEvent e)
    {
        if (e.Electrons.Length + e.Muons.Length < 3 || !Pairs(e.Electrons).Concat(Pairs(e.Muons)).Any(pair => pair.A.Charge != pair.B.Charge))
        {
            return [];
        }

        var (a, b) = Pairs(e.Electrons).Concat(Pairs(e.Muons)).Where(pair => pair.A.Charge != pair.B.Charge).MinBy(pair => Math.Abs(SampleObject.Sum(pair.A, pair.B).Mass - 91.2));
        var third = e.Electrons.Concat(e.Muons).Where(lepton => !ReferenceEquals(lepton, a) && !ReferenceEquals(lepton, b)).MaxBy(lepton => lepton.Pt)!;
        return [Math.Sqrt(2 * third.Pt * e.Met * (1 - Math.Cos(third.Phi - e.MetPhi)))];
    }

    public static IEnumerable<double> Dimuon(SampleEvent e) =>
        e.Muons is [var a, var b] && a.Charge != b.Charge ? [SampleObject.Sum(a, b).Mass] : [];

    public static IEnumerable<(SampleObject A, SampleObject B)> Pairs(SampleObject[] objects) =>
        from i in Enumerable.Range(0, objects.Length)
        from j in Enumerable.Range(i + 1, objects.Length - i - 1)
        select (objects[i], objects[j]);
}
