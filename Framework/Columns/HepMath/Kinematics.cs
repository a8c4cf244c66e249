namespace HepAnalysis.Columns;

/// <summary>
/// Four-vectors by their components: (pt, eta, phi, mass) or (px, py, pz, energy), in one unit (GeV), angles in radians.
/// Where libraries of the field differ, the convention is ROOT's GenVector or stated here. Each formula is one order of
/// roundings, the same in scalar and vector form.
/// </summary>
public static partial class Kinematics
{
    /// <summary>x component: pt cos φ.</summary>
    public static double Px(double pt, double phi) => pt * HepMath.Cos(phi);

    /// <summary>y component: pt sin φ.</summary>
    public static double Py(double pt, double phi) => pt * HepMath.Sin(phi);

    /// <summary>z component: pt sinh η.</summary>
    public static double Pz(double pt, double eta) => pt * HepMath.Sinh(eta);

    /// <summary>Energy: √(px² + py² + pz² + m²), summed from left to right.</summary>
    public static double Energy(double px, double py, double pz, double mass) =>
        KinematicKernels.Energy(new OneLane(px), new OneLane(py), new OneLane(pz), new OneLane(mass)).Value;

    /// <summary>Transverse momentum: √(px² + py²).</summary>
    public static double Pt(double px, double py) => KinematicKernels.Pt(new OneLane(px), new OneLane(py)).Value;

    /// <summary>Momentum: √(px² + py² + pz²), summed from left to right.</summary>
    public static double P(double px, double py, double pz) => KinematicKernels.P(new OneLane(px), new OneLane(py), new OneLane(pz)).Value;

    /// <summary>Azimuth, from −π to π; 0 where pt is 0.</summary>
    public static double Phi(double px, double py) => KinematicKernels.Phi(new OneLane(px), new OneLane(py)).Value;

    /// <summary>Pseudorapidity: arsinh(pz / pt); ±∞ where pt is 0, and 0 where pz is 0 too.</summary>
    public static double Eta(double px, double py, double pz) => KinematicKernels.Eta(new OneLane(px), new OneLane(py), new OneLane(pz)).Value;

    /// <summary>Invariant mass: √(E² − (px² + py² + pz²)); −√(−m²) where the square is negative.</summary>
    public static double Mass(double px, double py, double pz, double energy) =>
        KinematicKernels.Mass(new OneLane(px), new OneLane(py), new OneLane(pz), new OneLane(energy)).Value;

    /// <summary>Transverse mass: √((E − pz)(E + pz)); −√(−m²) where the square is negative.</summary>
    public static double Mt(double pz, double energy) => KinematicKernels.Mt(new OneLane(pz), new OneLane(energy)).Value;

    /// <summary>
    /// Rapidity: arsinh(±pz / √((E − pz)(E + pz))) with the sign of E, which is ½ ln((E + pz) / (E − pz)); ±∞ where |E| is
    /// |pz|, NaN where it is less, or both are 0.
    /// </summary>
    public static double Rapidity(double pz, double energy) => KinematicKernels.Rapidity(new OneLane(pz), new OneLane(energy)).Value;

    /// <summary>Polar angle, from 0 to π; 0 of the null vector.</summary>
    public static double Theta(double px, double py, double pz) => KinematicKernels.Theta(new OneLane(px), new OneLane(py), new OneLane(pz)).Value;

    /// <summary>Azimuth of the first less that of the second, wrapped into [−π, π].</summary>
    public static double DeltaPhi(double phi1, double phi2) => KinematicKernels.DeltaPhi(new OneLane(phi1), new OneLane(phi2)).Value;

    /// <summary>Distance √(Δη² + Δφ²).</summary>
    public static double DeltaR(double eta1, double phi1, double eta2, double phi2) =>
        KinematicKernels.DeltaR(new OneLane(eta1), new OneLane(phi1), new OneLane(eta2), new OneLane(phi2)).Value;
}
