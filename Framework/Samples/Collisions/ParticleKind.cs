namespace HepAnalysis.Samples;

/// <summary>What a detector makes a difference between.</summary>
internal enum ParticleKind : byte
{
    Muon,
    Electron,
    Neutrino,
    LightParton,
    BottomQuark,
}
