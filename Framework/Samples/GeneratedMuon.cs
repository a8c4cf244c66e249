namespace HepAnalysis.Samples;

/// <summary>A muon: transverse momentum in GeV, pseudorapidity, azimuth, charge.</summary>
internal readonly record struct GeneratedMuon(double Pt, double Eta, double Phi, int Charge);
