namespace HepAnalysis.Samples;

/// <summary>The particles of one event, and what the models share in making them.</summary>
internal ref struct Collision(Span<Particle> room)
{
    public const int MostParticles = 32;

    private const double MuonFraction = 0.16;
    private const double ElectronFraction = 0.08;

    private readonly Span<Particle> room = room;

    public int Count { get; private set; }

    public readonly ReadOnlySpan<Particle> Particles => room[..Count];

    public void Add(ParticleKind kind, in FourVector p, int charge = 0, bool isPrompt = true)
    {
        if (Count < room.Length)
        {
            room[Count++] = new(kind, p, charge, isPrompt);
        }
    }

    /// <summary>A b quark; some of its hadrons decay to a lepton inside the jet, and a neutrino.</summary>
    public void AddBottom(ref Philox random, in FourVector p)
    {
        Add(ParticleKind.BottomQuark, p);
        var share = random.Uniform();
        if (share < MuonFraction + ElectronFraction)
        {
            var part = random.Uniform(0.1, 0.45);
            Add(share < MuonFraction ? ParticleKind.Muon : ParticleKind.Electron, part * p, Draws.Sign(ref random), isPrompt: false);
            Add(ParticleKind.Neutrino, 0.7 * part * p);
        }
    }

    /// <summary>Jets that balance a hard system of transverse momentum <paramref name="pt"/> at azimuth <paramref name="phi"/>.</summary>
    public void AddRecoil(ref Philox random, double pt, double phi)
    {
        if (pt < 12)
        {
            return;
        }

        var split = random.Uniform();
        if (pt < 40 || split < 0.6)
        {
            AddParton(ref random, pt, phi + Math.PI);
        }
        else
        {
            var turn = random.Uniform(0.3, 0.6);
            AddParton(ref random, pt * split, phi + Math.PI + (turn * (1 - split)));
            AddParton(ref random, pt * (1 - split), phi + Math.PI - (turn * split));
        }
    }

    /// <summary>Further jets, on average <paramref name="mean"/>, their number falling with the fourth power of pT.</summary>
    public void AddRadiation(ref Philox random, double mean)
    {
        for (var n = Draws.Poisson(ref random, mean); n > 0; n--)
        {
            AddParton(ref random, Math.Min(Draws.FallingFourth(ref random, 17), 1500), random.Uniform(-Math.PI, Math.PI));
        }
    }

    /// <summary>A light parton, seldom a b quark, at a random rapidity.</summary>
    public void AddParton(ref Philox random, double pt, double phi)
    {
        var rapidity = random.Uniform(-2.4, 2.4) + random.Uniform(-2, 2);
        var p = FourVector.FromRapidity(pt, phi, rapidity, 0);
        if (random.Uniform() < 0.04)
        {
            AddBottom(ref random, p);
        }
        else
        {
            Add(ParticleKind.LightParton, p);
        }
    }
}
