namespace HepAnalysis.Samples;

/// <summary>One or two weak bosons.</summary>
internal static class BosonModel
{
    private const double LargestRapidity = 2.4;
    private const double RecoilScale = 15;

    public static void Z(ref Philox random, ref Collision collision)
    {
        var mass = Decays.DrawZMass(ref random);
        Decays.ToLeptons(ref random, ref collision, Boson(ref random, ref collision, mass), mass, muonShare: 0.6);
    }

    public static void W(ref Philox random, ref Collision collision)
    {
        var mass = Decays.DrawWMass(ref random);
        Decays.W(ref random, ref collision, Boson(ref random, ref collision, mass), mass, Draws.Sign(ref random), leptonShare: 0.9);
    }

    public static void WZ(ref Philox random, ref Collision collision)
    {
        var (w, z) = (Decays.DrawWMass(ref random), Decays.DrawZMass(ref random));
        var (first, second) = Pair(ref random, ref collision, w, z);
        Decays.W(ref random, ref collision, first, w, Draws.Sign(ref random), leptonShare: 0.7);
        DecayZ(ref random, ref collision, second, z, leptonShare: 0.85);
    }

    public static void ZZ(ref Philox random, ref Collision collision)
    {
        var (one, other) = (Decays.DrawZMass(ref random), Decays.DrawZMass(ref random));
        var (first, second) = Pair(ref random, ref collision, one, other);
        Decays.ToLeptons(ref random, ref collision, first, one, muonShare: 0.5);
        DecayZ(ref random, ref collision, second, other, leptonShare: 0.5);
    }

    private static void DecayZ(ref Philox random, ref Collision collision, in FourVector boson, double mass, double leptonShare)
    {
        if (random.Uniform() < leptonShare)
        {
            Decays.ToLeptons(ref random, ref collision, boson, mass, muonShare: 0.5);
        }
        else if (random.Uniform() < 0.3)
        {
            Decays.ToNothing(ref collision, boson);
        }
        else
        {
            Decays.ToQuarks(ref random, ref collision, boson, mass);
        }
    }

    private static FourVector Boson(ref Philox random, ref Collision collision, double mass)
    {
        var pt = Draws.TransverseMomentum(ref random, RecoilScale);
        var phi = random.Uniform(-Math.PI, Math.PI);
        collision.AddRecoil(ref random, pt, phi);
        return FourVector.FromRapidity(pt, phi, random.Uniform(-LargestRapidity, LargestRapidity), mass);
    }

    private static (FourVector First, FourVector Second) Pair(ref Philox random, ref Collision collision, double firstMass, double secondMass)
    {
        // The mass of the two above their threshold falls exponentially.
        var mass = firstMass + secondMass + 8 + Draws.Exponential(ref random, 90);
        return Decays.TwoBody(ref random, Boson(ref random, ref collision, mass), mass, firstMass, secondMass);
    }
}
