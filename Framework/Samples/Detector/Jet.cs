namespace HepAnalysis.Samples;

/// <summary>A jet as it is stored: GeV, and how likely it is from a b quark (-1 where no tracker sees it).</summary>
internal readonly record struct Jet(float Pt, float Eta, float Phi, float Mass, float Btag);
