namespace HepAnalysis.Samples;

/// <summary>The process an event comes from, as the column <c>GenProcess_id</c> stores it.</summary>
public enum Topology : byte
{
    /// <summary>Two or more jets of the strong interaction.</summary>
    Multijet = 1,

    /// <summary>Two muons of no resonance, the number falling with their mass.</summary>
    Continuum = 2,

    /// <summary>J/ψ or ψ(2S) to two muons.</summary>
    Charmonium = 3,

    /// <summary>Υ(1S), Υ(2S) or Υ(3S) to two muons.</summary>
    Upsilon = 4,

    /// <summary>Z to two muons or two electrons.</summary>
    Z = 5,

    /// <summary>W to a lepton and a neutrino.</summary>
    W = 6,

    /// <summary>W and Z.</summary>
    WZ = 7,

    /// <summary>Two Z.</summary>
    ZZ = 8,

    /// <summary>A pair of top quarks.</summary>
    TopPair = 9,
}
