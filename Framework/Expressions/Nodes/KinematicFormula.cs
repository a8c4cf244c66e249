namespace HepAnalysis.Expressions.Nodes;

/// <summary>How a component follows from others.</summary>
internal enum KinematicFormula
{
    /// <summary>(pt, phi).</summary>
    Px,

    /// <summary>(pt, phi).</summary>
    Py,

    /// <summary>(pt, eta).</summary>
    Pz,

    /// <summary>(px, py, pz, mass).</summary>
    Energy,

    /// <summary>(px, py).</summary>
    Pt,

    /// <summary>(px, py).</summary>
    Phi,

    /// <summary>(px, py, pz).</summary>
    Eta,

    /// <summary>(px, py, pz, energy).</summary>
    Mass,

    /// <summary>(eta, phi, eta, phi).</summary>
    DeltaR,
}
