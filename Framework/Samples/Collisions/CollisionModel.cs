using HepAnalysis.Columns;

namespace HepAnalysis.Samples;

/// <summary>Draws the topology of an event, its particles and its weight.</summary>
internal static class CollisionModel
{
    private static readonly TopologyShare[] Shares = [.. TopologyShare.All];

    public static (Topology Topology, double Weight) Draw(ref Philox random, ref Collision collision)
    {
        var share = Choose(random.Uniform());
        switch (share.Topology)
        {
            case Topology.Multijet: StrongModel.Multijet(ref random, ref collision); break;
            case Topology.Continuum: MuonPairModel.Continuum(ref random, ref collision); break;
            case Topology.Charmonium: MuonPairModel.Charmonium(ref random, ref collision); break;
            case Topology.Upsilon: MuonPairModel.Upsilon(ref random, ref collision); break;
            case Topology.Z: BosonModel.Z(ref random, ref collision); break;
            case Topology.W: BosonModel.W(ref random, ref collision); break;
            case Topology.WZ: BosonModel.WZ(ref random, ref collision); break;
            case Topology.ZZ: BosonModel.ZZ(ref random, ref collision); break;
            default: StrongModel.TopPair(ref random, ref collision); break;
        }

        collision.AddRadiation(ref random, share.RadiatedJets);
        return (share.Topology, Weight(ref random, share));
    }

    private static TopologyShare Choose(double at)
    {
        foreach (var share in Shares)
        {
            at -= share.Share;
            if (at < 0)
            {
                return share;
            }
        }

        return Shares[^1];
    }

    private static double Weight(ref Philox random, in TopologyShare share) =>
        share.NegativeShare == 0
            ? share.Weight * HepMath.Exp(0.3 * Draws.Gaussians(ref random).A)
            : random.Uniform() < share.NegativeShare ? -share.Weight : share.Weight;
}
