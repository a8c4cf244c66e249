namespace HepAnalysis.Columns.Views;

/// <summary>
/// Momentum and energy in one unit (GeV in NanoAOD). Every component has the bits that the analysis language gives:
/// <c>(a + b).Mass</c> is <c>mass(a + b)</c>.
/// </summary>
/// <param name="Px">Momentum along x.</param>
/// <param name="Py">Momentum along y.</param>
/// <param name="Pz">Momentum along the beam.</param>
/// <param name="Energy">Energy.</param>
public readonly record struct FourVector(double Px, double Py, double Pz, double Energy)
{
    /// <summary>Transverse momentum.</summary>
    public double Pt => Kinematics.Pt(Px, Py);

    /// <summary>Pseudorapidity.</summary>
    public double Eta => Kinematics.Eta(Px, Py, Pz);

    /// <summary>Azimuth in radians, from -π to π.</summary>
    public double Phi => Kinematics.Phi(Px, Py);

    /// <summary>Invariant mass; negative where the square is.</summary>
    public double Mass => Kinematics.Mass(Px, Py, Pz, Energy);

    /// <summary>The vector of a transverse momentum, a pseudorapidity, an azimuth (radians) and a mass.</summary>
    public static FourVector FromPtEtaPhiMass(double pt, double eta, double phi, double mass)
    {
        var (sin, cos) = HepMath.SinCos(phi);
        var px = pt * cos;
        var py = pt * sin;
        var pz = Kinematics.Pz(pt, eta);
        return new FourVector(px, py, pz, Kinematics.Energy(px, py, pz, mass));
    }

    /// <summary>The sum, component by component.</summary>
    public static FourVector operator +(FourVector a, FourVector b) => new(a.Px + b.Px, a.Py + b.Py, a.Pz + b.Pz, a.Energy + b.Energy);

    /// <summary>The difference, component by component.</summary>
    public static FourVector operator -(FourVector a, FourVector b) => new(a.Px - b.Px, a.Py - b.Py, a.Pz - b.Pz, a.Energy - b.Energy);
}
