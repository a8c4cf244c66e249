namespace HepAnalysis.Samples;

/// <summary>
/// How much of a sample is of one topology. Rare ones are made more often than they happen; the weights undo that.
/// </summary>
/// <param name="Topology">The process.</param>
/// <param name="Share">Its part of all events; the parts add up to 1.</param>
/// <param name="Weight">Size of <c>genWeight</c>.</param>
/// <param name="NegativeShare">
/// The part of its events whose weight is negative, as generators of next-to-leading order make them. Those of leading
/// order (0) have weights that are spread log-normally by 30 %.
/// </param>
/// <param name="RadiatedJets">Mean number of jets beside the process.</param>
public readonly record struct TopologyShare(Topology Topology, double Share, double Weight, double NegativeShare, double RadiatedJets)
{
    /// <summary>All, in the order of <see cref="Samples.Topology"/>.</summary>
    public static IReadOnlyList<TopologyShare> All { get; } =
    [
        new(Topology.Multijet, 0.17, 8, 0, 0.7),
        new(Topology.Continuum, 0.13, 4, 0, 0.4),
        new(Topology.Charmonium, 0.11, 2, 0, 0.3),
        new(Topology.Upsilon, 0.08, 1, 0, 0.3),
        new(Topology.Z, 0.19, 1, 0.12, 0.5),
        new(Topology.W, 0.08, 4, 0.14, 0.5),
        new(Topology.WZ, 0.05, 0.125, 0.16, 0.6),
        new(Topology.ZZ, 0.04, 0.0625, 0.1, 0.6),
        new(Topology.TopPair, 0.15, 0.5, 0.2, 0.9),
    ];
}
