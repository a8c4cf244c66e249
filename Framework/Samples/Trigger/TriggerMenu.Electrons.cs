namespace HepAnalysis.Samples;

public static partial class TriggerMenu
{
    private static (string Name, int Prescale, string Demands, TriggerDemand IsMet)[] ElectronPaths() =>
    [
        ("HLT_Ele8_PFJet30_dR0p7", 10, "any(Jet[pt > 30 && abs(eta) < 2.5], j => any(Electron[pt > 8], e => deltaR(j, e) > 0.7))",
            static (in e) => e.AnyLeptonAndJet(e.Electrons, 8, 30, 0.7, isNearer: false)),
        ("HLT_Ele15_WPLoose_Gsf", 8, "any(Electron, e => e.pt > 15 && e.cutBased >= 2)", static (in e) => e.Electrons.Any(15, quality: 2)),
        ("HLT_Ele27_WPTight_Gsf", 1, "any(Electron, e => e.pt > 27 && e.cutBased >= 4)", static (in e) => e.Electrons.Any(27, quality: 4)),
        ("HLT_Ele32_WPTight_Gsf", 1, "any(Electron, e => e.pt > 32 && e.cutBased >= 4)", static (in e) => e.Electrons.Any(32, quality: 4)),
        ("HLT_Ele100_CaloIdVT", 1, "any(Electron, e => e.pt > 100)", static (in e) => e.Electrons.Any(100)),
        ("HLT_Ele28_eta2p1_WPTight_Gsf_HT150", 1,
            "any(Electron, e => e.pt > 28 && abs(e.eta) < 2.1 && e.cutBased >= 4) && sum(Jet[pt > 30 && abs(eta) < 2.5].pt) > 150",
            static (in e) => e.Electrons.Any(28, eta: 2.1, quality: 4) && e.Ht > 150),
        ("HLT_Ele23_Ele12_CaloIdL_TrackIdL_IsoVL", 1,
            "count(Electron[pt > 23 && pfRelIso03_all < 0.2]) >= 1 && count(Electron[pt > 12 && pfRelIso03_all < 0.2]) >= 2",
            static (in e) => e.Electrons.Count(23, isolation: 0.2) >= 1 && e.Electrons.Count(12, isolation: 0.2) >= 2),
        ("HLT_DoubleEle25_CaloIdL", 1, "count(Electron[pt > 25 && cutBased >= 1]) >= 2", static (in e) => e.Electrons.Count(25, quality: 1) >= 2),
        ("HLT_DoubleEle8_Mass8_PFHT200", 1,
            "any(pairs(Electron)[a.pt > 8 && b.pt > 8 && mass(a + b) > 8]) && sum(Jet[pt > 30 && abs(eta) < 2.5].pt) > 200",
            static (in e) => e.Electrons.AnyPair(new(8, 8) { Low = 8 }) && e.Ht > 200),
        ("HLT_Ele20_SC5_Mass50", 2, "any(pairs(Electron)[a.pt > 20 && b.pt > 5 && mass(a + b) > 50])",
            static (in e) => e.Electrons.AnyPair(new(20, 5) { Low = 50 })),
        ("HLT_Ele16_Ele12_Ele8", 1, "count(Electron[pt > 16]) >= 1 && count(Electron[pt > 12]) >= 2 && count(Electron[pt > 8]) >= 3",
            static (in e) => e.Electrons.Count(16) >= 1 && e.Electrons.Count(12) >= 2 && e.Electrons.Count(8) >= 3),
    ];

    private static (string Name, int Prescale, string Demands, TriggerDemand IsMet)[] MixedPaths() =>
    [
        ("HLT_Mu23_TrkIsoVVL_Ele12_CaloIdL", 1, "count(Muon[pt > 23 && pfRelIso03_all < 0.4]) >= 1 && count(Electron[pt > 12 && cutBased >= 1]) >= 1",
            static (in e) => e.Muons.Any(23, isolation: 0.4) && e.Electrons.Any(12, quality: 1)),
        ("HLT_Mu8_TrkIsoVVL_Ele23_CaloIdL", 1, "count(Muon[pt > 8 && pfRelIso03_all < 0.4]) >= 1 && count(Electron[pt > 23 && cutBased >= 1]) >= 1",
            static (in e) => e.Muons.Any(8, isolation: 0.4) && e.Electrons.Any(23, quality: 1)),
        ("HLT_Mu8_DiEle12_CaloIdL", 1, "count(Muon[pt > 8]) >= 1 && count(Electron[pt > 12 && cutBased >= 1]) >= 2",
            static (in e) => e.Muons.Any(8) && e.Electrons.Count(12, quality: 1) >= 2),
        ("HLT_DiMu9_Ele9_CaloIdL", 1, "count(Muon[pt > 9]) >= 2 && count(Electron[pt > 9 && cutBased >= 1]) >= 1",
            static (in e) => e.Muons.Count(9) >= 2 && e.Electrons.Any(9, quality: 1)),
        ("HLT_Mu12_Ele12_dR0p5", 2, "any(Muon[pt > 12], m => any(Electron[pt > 12], e => deltaR(m, e) > 0.5))", static (in e) => AnyMuonAndElectron(e, 12, 12, 0.5)),
    ];

    private static bool AnyMuonAndElectron(in TriggerEvent e, double muonPt, double electronPt, double distance)
    {
        foreach (ref readonly var muon in e.Muons.All)
        {
            foreach (ref readonly var electron in e.Electrons.All)
            {
                if (muon.Pt > muonPt && electron.Pt > electronPt && TriggerEvent.Distance(muon.Eta, muon.Phi, electron.Eta, electron.Phi) > distance)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
