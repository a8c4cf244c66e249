using HepAnalysis.Columns;

namespace HepAnalysis.Samples;

/// <summary>Momentum and energy in GeV.</summary>
internal readonly record struct FourVector(double Px, double Py, double Pz, double E)
{
    public double Pt => Math.Sqrt((Px * Px) + (Py * Py));

    public double Mass => Math.Sqrt(Math.Max(0, (E * E) - (Px * Px) - (Py * Py) - (Pz * Pz)));

    public double Eta => HepMath.Asinh(Pz / Pt);

    public double Phi => HepMath.Atan2(Py, Px);

    public static FourVector operator +(FourVector a, FourVector b) => new(a.Px + b.Px, a.Py + b.Py, a.Pz + b.Pz, a.E + b.E);

    public static FourVector operator *(double factor, FourVector a) => new(factor * a.Px, factor * a.Py, factor * a.Pz, factor * a.E);

    /// <summary>From transverse momentum, azimuth, rapidity and mass.</summary>
    public static FourVector FromRapidity(double pt, double phi, double rapidity, double mass)
    {
        var (sin, cos) = HepMath.SinCos(phi);
        var transverse = Math.Sqrt((mass * mass) + (pt * pt));
        var growth = HepMath.Exp(rapidity);
        return new(pt * cos, pt * sin, transverse * (growth - (1 / growth)) / 2, transverse * (growth + (1 / growth)) / 2);
    }

    /// <summary>This vector of the rest frame of <paramref name="frame"/>, seen from the laboratory.</summary>
    public FourVector From(in FourVector frame, double mass)
    {
        var scalar = (Px * frame.Px) + (Py * frame.Py) + (Pz * frame.Pz);
        var along = (scalar / (mass * (frame.E + mass))) + (E / mass);
        return new(Px + (along * frame.Px), Py + (along * frame.Py), Pz + (along * frame.Pz), ((E * frame.E) + scalar) / mass);
    }
}
