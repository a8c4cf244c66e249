using HepAnalysis.Columns;

namespace HepAnalysis.Samples;

/// <summary>Which muons and electrons are seen, and how well.</summary>
internal static class LeptonModel
{
    private const double MuonReach = 2.4;
    private const double LeastMuonPt = 3;
    private const double ElectronReach = 2.5;
    private const double LeastElectronPt = 5;

    /// <summary>False where the muon is lost.</summary>
    public static bool TryMuon(ref Philox random, in Particle particle, double vertices, out Lepton muon)
    {
        muon = default;
        var (pt, eta) = (particle.P.Pt, particle.P.Eta);
        if (pt < 2 || Math.Abs(eta) > MuonReach || random.Uniform() > 0.97 * (1 - HepMath.Exp((1.5 - pt) / 1.2)))
        {
            return false;
        }

        // The curvature of a harder muon is measured less well, and the field is shorter forward.
        var resolution = Math.Sqrt((0.007 * 0.007) + (0.004 * eta * 0.004 * eta) + (1.2e-4 * pt * 1.2e-4 * pt));
        var seen = pt * Math.Max(0.5, 1 + (resolution * Draws.Gaussians(ref random).A));
        if (seen < LeastMuonPt)
        {
            return false;
        }

        var isolation = Isolation(ref random, particle.IsPrompt, vertices);
        var isTight = random.Uniform() < (particle.IsPrompt ? 0.96 : 0.75);
        muon = new(Stored.Fine(seen), Stored.Fine(eta), Stored.Angle(particle.P.Phi), particle.Charge, isolation, isTight ? 1 : 0);
        return true;
    }

    /// <summary>False where the electron is lost.</summary>
    public static bool TryElectron(ref Philox random, in Particle particle, double vertices, out Lepton electron)
    {
        electron = default;
        var (pt, eta) = (particle.P.Pt, particle.P.Eta);
        var size = Math.Abs(eta);
        var isBetweenBarrelAndEndcap = size is > 1.44 and < 1.57;
        var plateau = isBetweenBarrelAndEndcap ? 0.6 : 0.93;
        if (pt < 4 || size > ElectronReach || random.Uniform() > plateau * (1 - HepMath.Exp((3 - pt) / 4)))
        {
            return false;
        }

        var resolution = Math.Sqrt((0.012 * 0.012) + (0.0025 / pt) + (0.35 * 0.35 / (pt * pt)));
        var seen = pt * Math.Max(0.3, 1 + (resolution * (size < 1.5 ? 1 : 1.6) * Draws.Gaussians(ref random).A));
        if (seen < LeastElectronPt)
        {
            return false;
        }

        var isolation = Isolation(ref random, particle.IsPrompt, vertices);
        var quality = Quality(random.Uniform(), particle.IsPrompt);
        var charge = random.Uniform() < 0.004 * size * size ? -particle.Charge : particle.Charge;
        electron = new(Stored.Fine(seen), Stored.Fine(eta), Stored.Angle(particle.P.Phi), charge, isolation, quality);
        return true;
    }

    private static float Isolation(ref Philox random, bool isPrompt, double vertices) =>
        Stored.Coarse(isPrompt ? Draws.Exponential(ref random, 0.03 + (0.0007 * vertices)) : 0.03 + Draws.Exponential(ref random, 0.7));

    private static int Quality(double share, bool isPrompt) => isPrompt
        ? share switch { < 0.75 => 4, < 0.87 => 3, < 0.94 => 2, < 0.98 => 1, _ => 0 }
        : share switch { < 0.12 => 4, < 0.25 => 3, < 0.45 => 2, < 0.7 => 1, _ => 0 };
}
