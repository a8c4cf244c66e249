namespace HepAnalysis.Samples;

/// <summary>The muons or electrons of an event as the trigger sees them: the stored float32 values, widened.</summary>
internal readonly ref struct TriggerLeptons
{
    private readonly ReadOnlySpan<Lepton> leptons;
    private readonly ReadOnlySpan<FourVector> momenta;

    /// <param name="leptons">In falling transverse momentum.</param>
    /// <param name="mass">As stored, GeV.</param>
    /// <param name="room">Room for as many four-vectors.</param>
    public TriggerLeptons(ReadOnlySpan<Lepton> leptons, float mass, Span<FourVector> room)
    {
        this.leptons = leptons;

        // Only pairs ask for momenta.
        if (leptons.Length > 1)
        {
            for (var i = 0; i < leptons.Length; i++)
            {
                room[i] = TriggerEvent.Momentum(leptons[i].Pt, leptons[i].Eta, leptons[i].Phi, mass);
            }
        }

        momenta = room[..leptons.Length];
    }

    public ReadOnlySpan<Lepton> All => leptons;

    /// <summary>How many are above all of these cuts.</summary>
    public int Count(double pt, double eta = double.MaxValue, double isolation = double.MaxValue, int quality = 0)
    {
        var count = 0;
        foreach (ref readonly var lepton in leptons)
        {
            count += lepton.Pt > pt && Math.Abs((double)lepton.Eta) < eta && lepton.Isolation < isolation && lepton.Quality >= quality ? 1 : 0;
        }

        return count;
    }

    public bool Any(double pt, double eta = double.MaxValue, double isolation = double.MaxValue, int quality = 0) =>
        Count(pt, eta, isolation, quality) > 0;

    public bool AnyPair(in PairDemand demand)
    {
        for (var i = 0; i < leptons.Length; i++)
        {
            for (var j = i + 1; j < leptons.Length; j++)
            {
                if (demand.IsMet(leptons[i], leptons[j]) && IsInWindow(momenta[i] + momenta[j], demand))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsInWindow(in FourVector sum, in PairDemand demand)
    {
        var mass = sum.Mass;
        return mass > demand.Low && mass < demand.High && (demand.SumPt == 0 || sum.Pt > demand.SumPt);
    }
}
