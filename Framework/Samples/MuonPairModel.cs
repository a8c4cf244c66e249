using HepAnalysis.Columns;

namespace HepAnalysis.Samples;

/// <summary>
/// The mass and motion of a muon pair: Z, J/ψ, ψ(2S), Υ(1S, 2S, 3S) with a detector's resolution over a continuum that
/// falls with the mass. Masses and widths in GeV (Review of Particle Physics 2022).
/// </summary>
internal static class MuonPairModel
{
    public const double MuonMass = 0.1056583755;

    private const double ZMass = 91.1876;
    private const double ZWidth = 2.4952;
    private const double ZResolution = 0.012;
    private const double QuarkoniumResolution = 0.010;
    private const double LargestEta = 2.4;

    // The tangent's argument at which the Breit-Wigner is cut: 20 half widths.
    private const double ZCut = 1.5208379310729538;

    /// <summary>Draws a pair; resonances and most of the continuum have opposite charges.</summary>
    public static (GeneratedMuon First, GeneratedMuon Second) Draw(ref Philox random)
    {
        var (mass, scale, isResonance) = DrawMass(ref random);
        var charge = random.Uniform() < 0.5 ? 1 : -1;
        var second = isResonance || random.Uniform() < 0.75 ? -charge : charge;
        GeneratedMuon first = default;
        GeneratedMuon other = default;
        for (var attempt = 0; attempt < 8; attempt++)
        {
            (first, other) = Decay(ref random, mass, scale, charge, second);
            if (Math.Abs(first.Eta) < LargestEta && Math.Abs(other.Eta) < LargestEta)
            {
                break;
            }
        }

        return (first, other);
    }

    /// <summary>Mass, scale of the transverse momentum, and whether it is a resonance.</summary>
    private static (double Mass, double Scale, bool IsResonance) DrawMass(ref Philox random)
    {
        var which = random.Uniform();
        return which switch
        {
            < 0.24 => (Smear(ref random, BreitWigner(ref random), ZResolution), 14, true),
            < 0.38 => (Smear(ref random, 3.0969, QuarkoniumResolution), 11, true),
            < 0.39 => (Smear(ref random, 3.6861, QuarkoniumResolution), 11, true),
            < 0.435 => (Smear(ref random, 9.4603, QuarkoniumResolution), 9, true),
            < 0.452 => (Smear(ref random, 10.0233, QuarkoniumResolution), 9, true),
            < 0.464 => (Smear(ref random, 10.3552, QuarkoniumResolution), 9, true),
            _ => (Continuum(ref random), 10, false),
        };
    }

    private static double BreitWigner(ref Philox random)
    {
        var (sin, cos) = HepMath.SinCos(random.Uniform(-ZCut, ZCut));
        return ZMass + (ZWidth / 2 * sin / cos);
    }

    private static double Smear(ref Philox random, double mass, double resolution)
    {
        var (gaussian, _) = Gaussians(ref random);
        return mass * (1 + (resolution * gaussian));
    }

    /// <summary>Density m^(-3/2) from 0.3 to 400 GeV, by the inverse of its integral.</summary>
    private static double Continuum(ref Philox random)
    {
        const double fromLow = 1.8257418583505538;
        const double fromHigh = 0.05;
        var root = 1 / random.Uniform(fromHigh, fromLow);
        return root * root;
    }

    /// <summary>Two independent standard normal numbers (Box and Muller).</summary>
    public static (double A, double B) Gaussians(ref Philox random)
    {
        var radius = Math.Sqrt(-2 * HepMath.Log(random.Uniform()));
        var (sin, cos) = HepMath.SinCos(random.Uniform(0, 2 * Math.PI));
        return (radius * cos, radius * sin);
    }

    /// <summary>An isotropic decay in the pair's frame, boosted to the laboratory.</summary>
    private static (GeneratedMuon First, GeneratedMuon Second) Decay(ref Philox random, double mass, double scale, int charge, int otherCharge)
    {
        // dN/dpT² ∝ (1 + pT²/scale²)^-3; light pairs are only seen when they move.
        var pt = (scale * Math.Sqrt((1 / Math.Sqrt(random.Uniform())) - 1)) + (mass < 20 ? 6 : 0);
        var (sin, cos) = HepMath.SinCos(random.Uniform(-Math.PI, Math.PI));
        var transverse = Math.Sqrt((mass * mass) + (pt * pt));
        var rapidity = random.Uniform(-2, 2);
        var growth = HepMath.Exp(rapidity);
        var (px, py, pz) = (pt * cos, pt * sin, transverse * (growth - (1 / growth)) / 2);
        var energy = transverse * (growth + (1 / growth)) / 2;

        var half = mass / 2;
        var momentum = Math.Sqrt((half * half) - (MuonMass * MuonMass));
        var z = random.Uniform(-1, 1);
        var across = momentum * Math.Sqrt(1 - (z * z));
        var (sinStar, cosStar) = HepMath.SinCos(random.Uniform(-Math.PI, Math.PI));
        var (x, y) = (across * cosStar, across * sinStar);
        z *= momentum;
        var along = ((px * x) + (py * y) + (pz * z)) / (mass * (energy + mass));
        return (
            Muon(x + (px * (along + 0.5)), y + (py * (along + 0.5)), z + (pz * (along + 0.5)), charge),
            Muon((px * (0.5 - along)) - x, (py * (0.5 - along)) - y, (pz * (0.5 - along)) - z, otherCharge));
    }

    private static GeneratedMuon Muon(double px, double py, double pz, int charge)
    {
        var pt = Math.Sqrt((px * px) + (py * py));
        return new(pt, HepMath.Asinh(pz / pt), HepMath.Atan2(py, px), charge);
    }
}
