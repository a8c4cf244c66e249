namespace HepAnalysis.Samples;

/// <summary>
/// Muon pairs of low mass: J/ψ, ψ(2S), Υ(1S, 2S, 3S), and a continuum whose number falls with the mass. Light pairs are
/// only seen when they move, so they are made moving. Masses in GeV: Review of Particle Physics 2022.
/// </summary>
internal static class MuonPairModel
{
    private const double LargestRapidity = 2.2;

    public static void Charmonium(ref Philox random, ref Collision collision) =>
        Pair(ref random, ref collision, random.Uniform() < 0.92 ? 3.0969 : 3.6861, leastPt: 8, scale: 11, oppositeShare: 1);

    public static void Upsilon(ref Philox random, ref Collision collision)
    {
        var state = random.Uniform();
        Pair(ref random, ref collision, state < 0.66 ? 9.4603 : state < 0.87 ? 10.0233 : 10.3552, leastPt: 3, scale: 11, oppositeShare: 1);
    }

    /// <summary>Density m^(-3/2) from 0.3 to 400 GeV, by the inverse of its integral; some pairs are of one charge.</summary>
    public static void Continuum(ref Philox random, ref Collision collision)
    {
        const double fromLow = 1.8257418583505538;
        const double fromHigh = 0.05;
        var root = 1 / random.Uniform(fromHigh, fromLow);
        Pair(ref random, ref collision, root * root, leastPt: 7 / (1 + (root * root / 15)), scale: 10, oppositeShare: 0.78);
    }

    private static void Pair(ref Philox random, ref Collision collision, double mass, double leastPt, double scale, double oppositeShare)
    {
        var pt = leastPt + Draws.TransverseMomentum(ref random, scale);
        var phi = random.Uniform(-Math.PI, Math.PI);
        var parent = FourVector.FromRapidity(pt, phi, random.Uniform(-LargestRapidity, LargestRapidity), mass);
        var (first, second) = Decays.TwoBody(ref random, parent, mass, Decays.MuonMass, Decays.MuonMass);
        var charge = Draws.Sign(ref random);
        var isOpposite = random.Uniform() < oppositeShare;
        collision.Add(ParticleKind.Muon, first, charge, isOpposite);
        collision.Add(ParticleKind.Muon, second, isOpposite ? -charge : charge, isOpposite);
        collision.AddRecoil(ref random, pt, phi);
    }
}
