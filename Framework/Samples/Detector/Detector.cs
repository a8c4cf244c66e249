using HepAnalysis.Columns;

namespace HepAnalysis.Samples;

/// <summary>What is seen of a collision: muons, electrons, jets, missing transverse momentum.</summary>
internal ref struct Detector(Span<Lepton> muonRoom, Span<Lepton> electronRoom, Span<Jet> jetRoom)
{
    public const int MostLeptons = 8;

    private const double FakeElectrons = 0.008;

    private Objects<Lepton> muons = new(muonRoom);
    private Objects<Lepton> electrons = new(electronRoom);
    private JetModel jets = new(jetRoom);

    public readonly ReadOnlySpan<Lepton> Muons => muons.All;

    public readonly ReadOnlySpan<Lepton> Electrons => electrons.All;

    public readonly ReadOnlySpan<Jet> Jets => jets.Jets;

    /// <summary>Missing transverse momentum, GeV.</summary>
    public float MetPt { get; private set; }

    public float MetPhi { get; private set; }

    /// <summary>Sees a collision among <paramref name="collisions"/> of one crossing.</summary>
    public void See(ref Philox random, ReadOnlySpan<Particle> particles, double collisions)
    {
        double x = 0;
        double y = 0;
        foreach (ref readonly var particle in particles)
        {
            if (!IsSeen(ref random, particle, collisions))
            {
                x += particle.P.Px;
                y += particle.P.Py;
            }
        }

        jets.AddPartons(ref random, particles);
        foreach (ref readonly var electron in electrons.All)
        {
            jets.AddElectron(ref random, electron);
        }

        jets.AddPileUp(ref random, collisions);
        var (a, b) = Draws.Gaussians(ref random);
        var soft = Math.Sqrt(16 + (2.5 * collisions));
        x += jets.Missing.X + (soft * a);
        y += jets.Missing.Y + (soft * b);
        MetPt = Stored.Coarse(Math.Sqrt((x * x) + (y * y)));
        MetPhi = Stored.Angle(HepMath.Atan2(y, x));
    }

    /// <summary>False where its momentum is missing: neutrinos and muons that are lost. Other energy is somewhere in the calorimeter.</summary>
    private bool IsSeen(ref Philox random, in Particle particle, double collisions)
    {
        switch (particle.Kind)
        {
            case ParticleKind.Muon:
                if (LeptonModel.TryMuon(ref random, particle, collisions, out var muon))
                {
                    muons.Insert(muon, static muon => muon.Pt);
                    return true;
                }

                return false;
            case ParticleKind.Electron:
                AddElectron(ref random, particle, collisions);
                return true;
            case ParticleKind.LightParton:
                if (random.Uniform() < FakeElectrons)
                {
                    AddElectron(ref random, new(ParticleKind.Electron, 0.7 * particle.P, Draws.Sign(ref random), IsPrompt: false), collisions);
                }

                return true;
            default:
                return particle.Kind != ParticleKind.Neutrino;
        }
    }

    private void AddElectron(ref Philox random, in Particle particle, double collisions)
    {
        if (LeptonModel.TryElectron(ref random, particle, collisions, out var electron))
        {
            electrons.Insert(electron, static electron => electron.Pt);
        }
    }
}
