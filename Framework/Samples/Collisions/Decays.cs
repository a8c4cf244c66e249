using HepAnalysis.Columns;

namespace HepAnalysis.Samples;

/// <summary>Decays of what hard collisions make. Masses and widths in GeV: Review of Particle Physics 2022.</summary>
internal static class Decays
{
    public const double MuonMass = 0.1056583755;
    public const double ElectronMass = 0.000510998950;
    public const double BottomMass = 4.18;

    private const double ZMass = 91.1876;
    private const double ZWidth = 2.4952;
    private const double WMass = 80.377;
    private const double WWidth = 2.085;
    private const double TopMass = 172.5;
    private const double TopWidth = 1.42;

    public static double DrawZMass(ref Philox random) => Draws.BreitWigner(ref random, ZMass, ZWidth);

    public static double DrawWMass(ref Philox random) => Draws.BreitWigner(ref random, WMass, WWidth);

    public static double DrawTopMass(ref Philox random) => Draws.BreitWigner(ref random, TopMass, TopWidth);

    /// <summary>An isotropic decay of <paramref name="parent"/>.</summary>
    public static (FourVector First, FourVector Second) TwoBody(ref Philox random, in FourVector parent, double mass, double firstMass, double secondMass)
    {
        var energy = ((mass * mass) + (firstMass * firstMass) - (secondMass * secondMass)) / (2 * mass);
        var momentum = Math.Sqrt(Math.Max(0, (energy * energy) - (firstMass * firstMass)));
        var z = random.Uniform(-1, 1);
        var across = momentum * Math.Sqrt(1 - (z * z));
        var (sin, cos) = HepMath.SinCos(2 * Math.PI * random.Uniform());
        z *= momentum;
        var first = new FourVector(across * cos, across * sin, z, energy);
        var second = new FourVector(-across * cos, -across * sin, -z, mass - energy);
        return (first.From(parent, mass), second.From(parent, mass));
    }

    /// <summary>Two charged leptons of one kind and opposite charges.</summary>
    public static void ToLeptons(ref Philox random, ref Collision collision, in FourVector parent, double mass, double muonShare)
    {
        var isMuon = random.Uniform() < muonShare;
        var lepton = isMuon ? MuonMass : ElectronMass;
        var kind = isMuon ? ParticleKind.Muon : ParticleKind.Electron;
        var (first, second) = TwoBody(ref random, parent, mass, lepton, lepton);
        var charge = Draws.Sign(ref random);
        collision.Add(kind, first, charge);
        collision.Add(kind, second, -charge);
    }

    /// <summary>Two light quarks.</summary>
    public static void ToQuarks(ref Philox random, ref Collision collision, in FourVector parent, double mass)
    {
        var (first, second) = TwoBody(ref random, parent, mass, 0, 0);
        collision.Add(ParticleKind.LightParton, first);
        collision.Add(ParticleKind.LightParton, second);
    }

    /// <summary>Two neutrinos: missing momentum.</summary>
    public static void ToNothing(ref Collision collision, in FourVector parent) => collision.Add(ParticleKind.Neutrino, parent);

    /// <summary>W to a muon or electron and a neutrino, or to two quarks.</summary>
    public static void W(ref Philox random, ref Collision collision, in FourVector parent, double mass, int charge, double leptonShare)
    {
        if (random.Uniform() >= leptonShare)
        {
            ToQuarks(ref random, ref collision, parent, mass);
            return;
        }

        var isMuon = random.Uniform() < 0.5;
        var (lepton, neutrino) = TwoBody(ref random, parent, mass, isMuon ? MuonMass : ElectronMass, 0);
        collision.Add(isMuon ? ParticleKind.Muon : ParticleKind.Electron, lepton, charge);
        collision.Add(ParticleKind.Neutrino, neutrino);
    }

    /// <summary>t to W and b.</summary>
    public static void Top(ref Philox random, ref Collision collision, in FourVector parent, double mass, int charge)
    {
        var bosonMass = DrawWMass(ref random);
        var (boson, bottom) = TwoBody(ref random, parent, mass, bosonMass, BottomMass);
        W(ref random, ref collision, boson, bosonMass, charge, leptonShare: 0.33);
        collision.AddBottom(ref random, bottom);
    }
}
