namespace HepAnalysis.Samples;

/// <summary>A muon or electron as it is stored.</summary>
/// <param name="Pt">Transverse momentum, GeV.</param>
/// <param name="Eta">Pseudorapidity.</param>
/// <param name="Phi">Azimuth.</param>
/// <param name="Charge">+1 or -1.</param>
/// <param name="Isolation">Transverse momentum around it relative to its own.</param>
/// <param name="Quality">A muon: 1 if tight; an electron: how tight, 0 to 4.</param>
internal readonly record struct Lepton(float Pt, float Eta, float Phi, int Charge, float Isolation, int Quality);
