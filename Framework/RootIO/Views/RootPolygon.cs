namespace HepAnalysis.RootIO.Views;

/// <summary>A bin of a TH2Poly.</summary>
/// <param name="Number">Its number, from 1 on.</param>
/// <param name="Name">Name of its outline.</param>
/// <param name="Outlines">Its outlines, of which most bins have one.</param>
/// <param name="Content">What was filled into it.</param>
/// <param name="Error">The error that ROOT shows for it: the root of the sum of squared weights, or of the content.</param>
public sealed record RootPolygon(int Number, string Name, IReadOnlyList<RootGraph> Outlines, double Content, double Error);
