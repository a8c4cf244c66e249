namespace HepAnalysis.Samples;

/// <summary>A particle before the detector; <see cref="IsPrompt"/> is false for leptons out of jets.</summary>
internal readonly record struct Particle(ParticleKind Kind, FourVector P, int Charge = 0, bool IsPrompt = true);
