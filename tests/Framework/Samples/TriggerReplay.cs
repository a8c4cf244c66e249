namespace HepAnalysis.Framework.Tests.Samples;

/// <summary>Some paths of the menu decided a second time, from what is stored, by other code.</summary>
internal static class TriggerReplay
{
    public static IReadOnlyDictionary<string, Func<SampleEvent, bool>> Paths { get; } = new Dictionary<string, Func<SampleEvent, bool>>
    {
        ["HLT_Mu8"] = e => e.Muons.Any(m => m.Pt > 8),
        ["HLT_Mu27"] = e => e.Muons.Any(m => m.Pt > 27 && m.Quality == 1),
        ["HLT_IsoMu24"] = e => e.Muons.Any(m => m.Pt > 24 && m.Isolation < 0.15),
        ["HLT_IsoMu22_eta2p1"] = e => e.Muons.Any(m => m.Pt > 22 && Math.Abs(m.Eta) < 2.1 && m.Isolation < 0.15),
        ["HLT_BTagMu_Jet40_Mu5"] = e => e.Jets.Any(j => j.Pt > 40 && Central(j) && e.Muons.Any(m => m.Pt > 5 && m.DistanceTo(j) < 0.4)),
        ["HLT_Mu17_Mu8"] = e => e.Muons is [{ Pt: > 17 }, { Pt: > 8 }, ..],
        ["HLT_Mu17_TrkIsoVVL_Mu8_TrkIsoVVL_DZ_Mass3p8"] = e =>
            Muons(e).Any(p => p.A.Isolation < 0.4 && p.B.Isolation < 0.4 && p.A.Pt > 17 && p.B.Pt > 8 && Mass(p) > 3.8),
        ["HLT_DoubleMu3_dR1p0"] = e => Muons(e).Any(p => p.A.Charge != p.B.Charge && p.B.Pt > 3 && p.A.DistanceTo(p.B) < 1),
        ["HLT_Dimuon0_Jpsi"] = e => Muons(e).Any(p => p.A.Charge != p.B.Charge && Mass(p) is > 2.95 and < 3.25),
        ["HLT_Dimuon8_Upsilon_Barrel"] = e => Muons(e).Any(p =>
            p.A.Charge != p.B.Charge && Math.Abs(p.A.Eta) < 1.5 && Math.Abs(p.B.Eta) < 1.5 && Mass(p) is > 8.5 and < 11.5 && SampleObject.Sum(p.A, p.B).Pt > 8),
        ["HLT_DoubleMu5_SameSign"] = e => Muons(e).Any(p => p.A.Charge == p.B.Charge && p.B.Pt > 5),
        ["HLT_Ele8_PFJet30_dR0p7"] = e => e.Jets.Any(j => j.Pt > 30 && Central(j) && e.Electrons.Any(l => l.Pt > 8 && l.DistanceTo(j) > 0.7)),
        ["HLT_Ele27_WPTight_Gsf"] = e => e.Electrons.Any(l => l.Pt > 27 && l.Quality == 4),
        ["HLT_Ele23_Ele12_CaloIdL_TrackIdL_IsoVL"] = e => e.Electrons.Where(l => l.Isolation < 0.2).ToArray() is [{ Pt: > 23 }, { Pt: > 12 }, ..],
        ["HLT_Mu12_Ele12_dR0p5"] = e => e.Muons.Any(m => m.Pt > 12 && e.Electrons.Any(l => l.Pt > 12 && l.DistanceTo(m) > 0.5)),
        ["HLT_PFJetFwd40"] = e => e.Jets.Any(j => j.Pt > 40 && Math.Abs(j.Eta) > 2.7),
        ["HLT_DiPFJetAve60"] = e => e.Jets.Length > 1 && (e.Jets[0].Pt + e.Jets[1].Pt) / 2 > 60,
        ["HLT_DiPFJet30_DEta3p5_Mjj300"] = e => AdlQueries.Pairs(e.Jets).Any(p => p.B.Pt > 30 && Math.Abs(p.A.Eta - p.B.Eta) > 3.5 && Mass(p) > 300),
        ["HLT_QuadPFJet45"] = e => e.Jets.Count(j => j.Pt > 45 && Central(j)) >= 4,
        ["HLT_DoublePFJets40_DoublePFBTag"] = e => e.Jets.Count(j => j.Pt > 40 && Central(j) && j.Btag > 0.8) >= 2,
        ["HLT_TriPFJet30_Mass140to210_PFBTag"] = e => Triplets([.. e.Jets.Where(j => j.Pt > 30 && Central(j))])
            .Any(jets => jets.Max(j => j.Btag) > 0.8 && SampleObject.Sum(jets).Mass is > 140 and < 210),
        ["HLT_PFHT350"] = e => e.Ht > 350,
        ["HLT_PFMET100_PFHT60"] = e => e.Met > 100 && e.Ht > 60,
        ["HLT_MonoCentralPFJet60_PFMETNoMu60"] = e => e.Met > 60 && !e.Muons.Any(m => m.Pt > 10)
            && e.Jets.Any(j => j.Pt > 60 && Central(j) && Math.Abs(SampleObject.Angle(j.Phi, e.MetPhi)) > 2),
        ["HLT_ZeroBias"] = _ => true,
    };

    private static bool Central(SampleObject jet) => Math.Abs(jet.Eta) < 2.5;

    private static double Mass((SampleObject A, SampleObject B) pair) => SampleObject.Sum(pair.A, pair.B).Mass;

    private static IEnumerable<(SampleObject A, SampleObject B)> Muons(SampleEvent e) => AdlQueries.Pairs(e.Muons);

    private static IEnumerable<SampleObject[]> Triplets(SampleObject[] jets) =>
        from i in Enumerable.Range(0, jets.Length)
        from j in Enumerable.Range(i + 1, jets.Length - i - 1)
        from k in Enumerable.Range(j + 1, jets.Length - j - 1)
        select (SampleObject[])[jets[i], jets[j], jets[k]];
}
