using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>Elements one behind the other in one cluster.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="First">The first, counted in the cluster.</param>
/// <param name="Count">How many.</param>
internal readonly record struct Segment(Cluster Cluster, long First, int Count);
