namespace HepAnalysis.Samples;

public static partial class TriggerMenu
{
    private static (string Name, int Prescale, string Demands, TriggerDemand IsMet)[] JetPaths() =>
    [
        ("HLT_PFJet40", 50, "any(Jet, j => j.pt > 40)", static (in e) => e.AnyJet(40)),
        ("HLT_PFJet80", 8, "any(Jet, j => j.pt > 80)", static (in e) => e.AnyJet(80)),
        ("HLT_PFJet140", 2, "any(Jet, j => j.pt > 140)", static (in e) => e.AnyJet(140)),
        ("HLT_PFJet200", 1, "any(Jet, j => j.pt > 200)", static (in e) => e.AnyJet(200)),
        ("HLT_PFJetFwd40", 10, "any(Jet, j => j.pt > 40 && abs(j.eta) > 2.7)", static (in e) => e.AnyJet(40, eta: 2.7)),
        ("HLT_DiPFJetAve60", 10, "count(Jet) >= 2 && (Jet[0].pt + Jet[1].pt) / 2 > 60", static (in e) => AverageIsAbove(e, 60)),
        ("HLT_DiPFJetAve100_HFJEC", 1, "count(Jet) >= 2 && (Jet[0].pt + Jet[1].pt) / 2 > 100 && any(Jet, j => abs(j.eta) > 2.8)",
            static (in e) => AverageIsAbove(e, 100) && e.AnyJet(0, eta: 2.8)),
        ("HLT_DiPFJet30_DEta3p5_Mjj300", 1, "any(pairs(Jet)[a.pt > 30 && b.pt > 30 && abs(a.eta - b.eta) > 3.5 && mass(a + b) > 300])",
            static (in e) => AnyForwardPair(e, 30, 3.5, 300)),
        ("HLT_QuadPFJet45", 2, "count(Jet[pt > 45 && abs(eta) < 2.5]) >= 4", static (in e) => e.CentralJets(45) >= 4),
        ("HLT_QuadPFJet70_50_40_30_DoublePFBTag", 1,
            "count(Jet[pt > 70 && abs(eta) < 2.5]) >= 1 && count(Jet[pt > 50 && abs(eta) < 2.5]) >= 2 && count(Jet[pt > 40 && abs(eta) < 2.5]) >= 3"
            + " && count(Jet[pt > 30 && abs(eta) < 2.5]) >= 4 && count(Jet[pt > 30 && abs(eta) < 2.5 && btag > 0.7]) >= 2",
            static (in e) => e.CentralJets(70) >= 1 && e.CentralJets(50) >= 2 && e.CentralJets(40) >= 3 && e.CentralJets(30) >= 4 && e.CentralJets(30, 0.7) >= 2),
        ("HLT_DoublePFJets40_DoublePFBTag", 1, "count(Jet[pt > 40 && abs(eta) < 2.5 && btag > 0.8]) >= 2", static (in e) => e.CentralJets(40, 0.8) >= 2),
        ("HLT_SixPFJet30_PFBTag", 1, "count(Jet[pt > 30 && abs(eta) < 2.5]) >= 6 && count(Jet[pt > 30 && abs(eta) < 2.5 && btag > 0.7]) >= 1",
            static (in e) => e.CentralJets(30) >= 6 && e.CentralJets(30, 0.7) >= 1),
        ("HLT_TriPFJet30_Mass140to210_PFBTag", 1,
            "any(combinations(Jet[pt > 30 && abs(eta) < 2.5], 3)[mass(a + b + c) > 140 && mass(a + b + c) < 210 && max(max(a.btag, b.btag), c.btag) > 0.8])",
            static (in e) => AnyTriplet(e, 30, 140, 210, 0.8)),
    ];

    private static (string Name, int Prescale, string Demands, TriggerDemand IsMet)[] SumPaths() =>
    [
        ("HLT_PFHT180", 10, "sum(Jet[pt > 30 && abs(eta) < 2.5].pt) > 180", static (in e) => e.Ht > 180),
        ("HLT_PFHT350", 1, "sum(Jet[pt > 30 && abs(eta) < 2.5].pt) > 350", static (in e) => e.Ht > 350),
        ("HLT_PFMET60", 10, "MET.pt > 60", static (in e) => e.Met > 60),
        ("HLT_PFMET100_PFHT60", 1, "MET.pt > 100 && sum(Jet[pt > 30 && abs(eta) < 2.5].pt) > 60", static (in e) => e.Met > 100 && e.Ht > 60),
        ("HLT_MonoCentralPFJet60_PFMETNoMu60", 1,
            "MET.pt > 60 && count(Muon[pt > 10]) == 0 && any(Jet[pt > 60 && abs(eta) < 2.5], j => abs(deltaPhi(j, MET)) > 2)",
            static (in e) => e.Met > 60 && !e.Muons.Any(10) && AnyOppositeJet(e, 60, 2)),
        ("HLT_ZeroBias", 100, "true", static (in _) => true),
    ];

    private static bool AverageIsAbove(in TriggerEvent e, double pt) => e.Jets.Length >= 2 && ((double)e.Jets[0].Pt + e.Jets[1].Pt) / 2 > pt;

    private static bool AnyOppositeJet(in TriggerEvent e, double pt, double angle)
    {
        foreach (ref readonly var jet in e.Jets)
        {
            if (jet.Pt > pt && TriggerEvent.IsCentral(jet) && Math.Abs(TriggerEvent.AngleBetween(jet.Phi, e.MetPhi)) > angle)
            {
                return true;
            }
        }

        return false;
    }

    private static bool AnyForwardPair(in TriggerEvent e, double pt, double apart, double mass)
    {
        var jets = e.Jets;
        for (var i = 0; i < jets.Length && jets[i].Pt > pt; i++)
        {
            for (var j = i + 1; j < jets.Length && jets[j].Pt > pt; j++)
            {
                if (Math.Abs((double)jets[i].Eta - jets[j].Eta) > apart && (Momentum(jets[i]) + Momentum(jets[j])).Mass > mass)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool AnyTriplet(in TriggerEvent e, double pt, double low, double high, double btag)
    {
        Span<FourVector> momenta = stackalloc FourVector[JetModel.MostJets];
        Span<bool> isTagged = stackalloc bool[JetModel.MostJets];
        var count = 0;
        if (e.CentralJets(pt) < 3 || e.CentralJets(pt, btag) < 1)
        {
            return false;
        }

        foreach (ref readonly var jet in e.Jets)
        {
            if (jet.Pt > pt && TriggerEvent.IsCentral(jet))
            {
                isTagged[count] = jet.Btag > btag;
                momenta[count++] = Momentum(jet);
            }
        }

        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
            {
                var pair = momenta[i] + momenta[j];
                for (var k = j + 1; k < count; k++)
                {
                    if ((isTagged[i] || isTagged[j] || isTagged[k]) && (pair + momenta[k]).Mass is var mass && mass > low && mass < high)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static FourVector Momentum(in Jet jet) => TriggerEvent.Momentum(jet.Pt, jet.Eta, jet.Phi, jet.Mass);
}
