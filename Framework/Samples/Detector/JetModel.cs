namespace HepAnalysis.Samples;

/// <summary>Jets out of partons, electrons and pile-up.</summary>
internal ref struct JetModel(Span<Jet> room)
{
    public const int MostJets = 20;

    private const double Radius = 0.4;
    private const double Reach = 4.7;
    private const double TrackerReach = 2.5;
    private const double LeastPt = 15;
    private const int MostPartons = Collision.MostParticles;

    private Objects<Jet> jets = new(room);
    private double missingX;
    private double missingY;

    public readonly ReadOnlySpan<Jet> Jets => jets.All;

    /// <summary>What was measured less than there was, transverse, GeV.</summary>
    public readonly (double X, double Y) Missing => (missingX, missingY);

    public void AddPartons(ref Philox random, ReadOnlySpan<Particle> particles)
    {
        Span<Parton> partons = stackalloc Parton[MostPartons];
        partons = partons[..Merge(particles, partons)];
        foreach (ref readonly var parton in partons)
        {
            AddParton(ref random, parton);
        }
    }

    /// <summary>An electron leaves energy as a jet does; most are in both collections.</summary>
    public void AddElectron(ref Philox random, in Lepton electron)
    {
        if (random.Uniform() < 0.92)
        {
            var pt = electron.Pt * (1.03 + (0.04 * Draws.Gaussians(ref random).A));
            Add(ref random, pt, electron.Eta + random.Uniform(-0.01, 0.01), electron.Phi + random.Uniform(-0.01, 0.01), 0.02 * pt, isBottom: false);
        }
    }

    /// <summary>Jets of other collisions of the crossing: soft, and mostly forward.</summary>
    public void AddPileUp(ref Philox random, double collisions)
    {
        for (var n = Draws.Poisson(ref random, 0.014 * collisions); n > 0; n--)
        {
            var share = random.Uniform();
            var pt = LeastPt / Math.Sqrt(Math.Sqrt(random.Uniform()));
            var eta = Reach * Math.Sqrt(share) * Draws.Sign(ref random);
            Add(ref random, Math.Min(pt, 80), eta, random.Uniform(-Math.PI, Math.PI), 0.1 * pt, isBottom: false);
        }
    }

    /// <summary>Partons nearer than a jet is wide are one jet.</summary>
    private static int Merge(ReadOnlySpan<Particle> particles, Span<Parton> partons)
    {
        var count = 0;
        foreach (ref readonly var particle in particles)
        {
            if (particle.Kind is not (ParticleKind.LightParton or ParticleKind.BottomQuark) || particle.P.Pt < 6)
            {
                continue;
            }

            var parton = new Parton(particle.P, particle.P.Eta, particle.P.Phi, particle.Kind == ParticleKind.BottomQuark);
            var into = -1;
            for (var i = 0; i < count && into < 0; i++)
            {
                into = IsNear(partons[i], parton) ? i : -1;
            }

            if (into < 0)
            {
                partons[count++] = parton;
            }
            else
            {
                var sum = partons[into].P + parton.P;
                partons[into] = new(sum, sum.Eta, sum.Phi, partons[into].IsBottom || parton.IsBottom);
            }
        }

        return count;
    }

    private static bool IsNear(in Parton a, in Parton b)
    {
        var eta = a.Eta - b.Eta;
        var phi = Math.Abs(a.Phi - b.Phi);
        phi = Math.Min(phi, (2 * Math.PI) - phi);
        return (eta * eta) + (phi * phi) < Radius * Radius;
    }

    private void AddParton(ref Philox random, in Parton parton)
    {
        var pt = parton.P.Pt;
        var resolution = Math.Sqrt(0.0025 + (0.6 / pt) + (7 / (pt * pt)));
        var (energy, angle) = Draws.Gaussians(ref random);
        var seen = pt * Math.Max(0.1, 1 + (resolution * energy));
        var lost = 1 - (seen / pt);
        missingX += lost * parton.P.Px;
        missingY += lost * parton.P.Py;
        var mass = Math.Max(parton.P.Mass, seen * random.Uniform(0.06, 0.2));
        Add(ref random, seen, parton.Eta + (0.02 * angle), parton.Phi + random.Uniform(-0.03, 0.03), mass, parton.IsBottom);
    }

    private void Add(ref Philox random, double pt, double eta, double phi, double mass, bool isBottom)
    {
        if (pt < LeastPt || Math.Abs(eta) > Reach)
        {
            return;
        }

        var stored = Stored.Coarse(eta);
        var tag = random.Uniform();
        var other = tag * tag * tag;
        tag = isBottom ? 1 - other : other * tag * tag;
        var jet = new Jet(
            Stored.Coarse(pt), stored, Stored.Angle(phi), Stored.Coarse(mass), Math.Abs(stored) > TrackerReach ? -1 : Stored.Coarse(tag));
        jets.Insert(jet, static jet => jet.Pt);
    }

    private readonly record struct Parton(FourVector P, double Eta, double Phi, bool IsBottom);
}
