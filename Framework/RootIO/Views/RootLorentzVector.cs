using HepAnalysis.Columns;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>
/// A four-vector in any of ROOT's coordinates: TLorentzVector, ROOT::Math::LorentzVector of PxPyPzE4D, PxPyPzM4D, PtEtaPhiE4D, PtEtaPhiM4D.
/// Units are those of who wrote it, mostly GeV.
/// </summary>
/// <param name="Px">Momentum along x.</param>
/// <param name="Py">Momentum along y.</param>
/// <param name="Pz">Momentum along z, the beam.</param>
/// <param name="Energy">Energy.</param>
public readonly record struct RootLorentzVector(double Px, double Py, double Pz, double Energy) : IRootView<RootLorentzVector>
{
    private const string Prefix = "ROOT::Math::LorentzVector<";

    /// <inheritdoc/>
    public static string Kind => "a Lorentz vector";

    /// <summary>Transverse momentum.</summary>
    public double Pt => Math.Sqrt((Px * Px) + (Py * Py));

    /// <summary>Azimuth from −π to π.</summary>
    public double Phi => Px == 0 && Py == 0 ? 0 : HepMath.Atan2(Py, Px);

    /// <summary>Pseudorapidity; infinite along the beam.</summary>
    public double Eta => Pt == 0 ? (Pz == 0 ? 0 : double.CopySign(double.PositiveInfinity, Pz)) : HepMath.Asinh(Pz / Pt);

    /// <summary>Invariant mass; negative where the square of it is, as ROOT has it.</summary>
    public double Mass
    {
        get
        {
            var square = (Energy * Energy) - (Px * Px) - (Py * Py) - (Pz * Pz);
            return square < 0 ? -Math.Sqrt(-square) : Math.Sqrt(square);
        }
    }

    /// <inheritdoc/>
    public static bool Reads(string className) => className == "TLorentzVector" || (className.StartsWith(Prefix, StringComparison.Ordinal) && System(className).Length > 0);

    /// <inheritdoc/>
    public static RootLorentzVector Of(RootObject value)
    {
        if (value.ClassName == "TLorentzVector")
        {
            var momentum = value.Get<RootObject>("fP") ?? throw value.Contradicts("it has no momentum fP");
            return new(momentum.GetReal("fX"), momentum.GetReal("fY"), momentum.GetReal("fZ"), value.GetReal("fE"));
        }

        var at = value.Get<RootObject>("fCoordinates") ?? throw value.Contradicts("it has no fCoordinates");
        switch (System(value.ClassName))
        {
            case "PxPyPzE4D":
                return new(at.GetReal("fX"), at.GetReal("fY"), at.GetReal("fZ"), at.GetReal("fT"));
            case "PxPyPzM4D":
                var (x, y, z) = (at.GetReal("fX"), at.GetReal("fY"), at.GetReal("fZ"));
                return new(x, y, z, EnergyOf((x * x) + (y * y) + (z * z), at.GetReal("fM")));
            default:
                var (pt, eta, phi) = (at.GetReal("fPt"), at.GetReal("fEta"), at.GetReal("fPhi"));
                var along = pt * HepMath.Sinh(eta);
                var energy = at.Members.ContainsKey("fE") ? at.GetReal("fE") : EnergyOf((pt * pt) + (along * along), at.GetReal("fM"));
                return new(pt * HepMath.Cos(phi), pt * HepMath.Sin(phi), along, energy);
        }
    }

    // A negative mass stands for a negative square of it.
    private static double EnergyOf(double momentum2, double mass) => Math.Sqrt(Math.Max(0, momentum2 + (mass < 0 ? -mass * mass : mass * mass)));

    private static string System(string className)
    {
        var name = className[Prefix.Length..].Replace("ROOT::Math::", "", StringComparison.Ordinal).Split('<')[0];
        return name is "PxPyPzE4D" or "PxPyPzM4D" or "PtEtaPhiE4D" or "PtEtaPhiM4D" ? name : "";
    }
}
