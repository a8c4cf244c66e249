namespace HepAnalysis.Samples;

/// <summary>What the strong interaction makes: jets, and pairs of top quarks.</summary>
internal static class StrongModel
{
    public static void Multijet(ref Philox random, ref Collision collision)
    {
        var pt = Math.Min(Draws.FallingFourth(ref random, 24), 2500);
        var phi = random.Uniform(-Math.PI, Math.PI);
        var middle = random.Uniform(-1.5, 1.5);
        var apart = random.Uniform(-1.6, 1.6);
        var first = FourVector.FromRapidity(pt, phi, middle + apart, 0);
        var second = FourVector.FromRapidity(pt, phi + Math.PI + (0.15 * random.Uniform(-1, 1)), middle - apart, 0);
        if (random.Uniform() < 0.07)
        {
            collision.AddBottom(ref random, first);
            collision.AddBottom(ref random, second);
        }
        else
        {
            collision.Add(ParticleKind.LightParton, first);
            collision.Add(ParticleKind.LightParton, second);
        }

        // Harder pairs radiate harder jets.
        for (var n = Draws.Poisson(ref random, 0.6); n > 0; n--)
        {
            var part = random.Uniform();
            collision.AddParton(ref random, 12 + (pt * part * part), random.Uniform(-Math.PI, Math.PI));
        }
    }

    public static void TopPair(ref Philox random, ref Collision collision)
    {
        var (one, other) = (Decays.DrawTopMass(ref random), Decays.DrawTopMass(ref random));
        var mass = one + other + 10 + Draws.Exponential(ref random, 120);
        var pt = Draws.TransverseMomentum(ref random, 25);
        var phi = random.Uniform(-Math.PI, Math.PI);
        var pair = FourVector.FromRapidity(pt, phi, random.Uniform(-1.6, 1.6), mass);
        var (first, second) = Decays.TwoBody(ref random, pair, mass, one, other);
        Decays.Top(ref random, ref collision, first, one, 1);
        Decays.Top(ref random, ref collision, second, other, -1);
        collision.AddRecoil(ref random, pt, phi);
    }
}
