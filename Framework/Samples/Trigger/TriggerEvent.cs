using HepAnalysis.Columns;

namespace HepAnalysis.Samples;

/// <summary>
/// An event as the trigger sees it: what will be stored, in float32 widened to float64, so that whoever reads the file can
/// decide again. The formulas are those of docs/expressions.md; the code shares nothing with that language's.
/// </summary>
internal readonly ref struct TriggerEvent
{
    public const double CentralEta = 2.5;

    private const double JetPtOfHt = 30;

    public TriggerEvent(TriggerLeptons muons, TriggerLeptons electrons, ReadOnlySpan<Jet> jets, float met, float metPhi)
    {
        Muons = muons;
        Electrons = electrons;
        Jets = jets;
        Met = met;
        MetPhi = metPhi;
        double sum = 0;
        foreach (ref readonly var jet in jets)
        {
            if (jet.Pt > JetPtOfHt && IsCentral(jet))
            {
                sum += jet.Pt;
            }
        }

        Ht = sum;
    }

    public TriggerLeptons Muons { get; }

    public TriggerLeptons Electrons { get; }

    /// <summary>In falling transverse momentum.</summary>
    public ReadOnlySpan<Jet> Jets { get; }

    /// <summary>Missing transverse momentum, GeV.</summary>
    public double Met { get; }

    public double MetPhi { get; }

    /// <summary>Sum of the transverse momenta of central jets above 30 GeV, from left to right.</summary>
    public double Ht { get; }

    public static bool IsCentral(in Jet jet) => Math.Abs((double)jet.Eta) < CentralEta;

    public static FourVector Momentum(double pt, double eta, double phi, double mass)
    {
        var (sin, cos) = HepMath.SinCos(phi);
        var (px, py, pz) = (pt * cos, pt * sin, pt * HepMath.Sinh(eta));
        return new(px, py, pz, Math.Sqrt((px * px) + (py * py) + (pz * pz) + (mass * mass)));
    }

    /// <summary>The difference of two azimuths in [-π, π].</summary>
    public static double AngleBetween(double a, double b)
    {
        var difference = a - b;
        return difference > Math.PI ? difference - (2 * Math.PI) : difference < -Math.PI ? difference + (2 * Math.PI) : difference;
    }

    public static double Distance(double eta1, double phi1, double eta2, double phi2)
    {
        var eta = eta1 - eta2;
        var phi = AngleBetween(phi1, phi2);
        return Math.Sqrt((eta * eta) + (phi * phi));
    }

    /// <summary>How many central jets are above both.</summary>
    public int CentralJets(double pt, double btag = double.MinValue)
    {
        var count = 0;
        foreach (ref readonly var jet in Jets)
        {
            count += jet.Pt > pt && IsCentral(jet) && jet.Btag > btag ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether a jet is above <paramref name="pt"/>, at least <paramref name="eta"/> forward.</summary>
    public bool AnyJet(double pt, double eta = -1)
    {
        foreach (ref readonly var jet in Jets)
        {
            if (jet.Pt > pt && Math.Abs((double)jet.Eta) > eta)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a lepton above a cut and a central jet above another are nearer than, or further apart than, a distance.</summary>
    public bool AnyLeptonAndJet(in TriggerLeptons leptons, double leptonPt, double jetPt, double distance, bool isNearer)
    {
        foreach (ref readonly var jet in Jets)
        {
            if (!(jet.Pt > jetPt && IsCentral(jet)))
            {
                continue;
            }

            foreach (ref readonly var lepton in leptons.All)
            {
                var apart = Distance(jet.Eta, jet.Phi, lepton.Eta, lepton.Phi);
                if (lepton.Pt > leptonPt && (isNearer ? apart < distance : apart > distance))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
