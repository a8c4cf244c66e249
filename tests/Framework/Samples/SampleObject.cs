namespace HepAnalysis.Framework.Tests.Samples;

/// <summary>An object of an event; <see cref="Btag"/> is a jet's, charge, isolation and quality a lepton's.</summary>
internal sealed record SampleObject(double Pt, double Eta, double Phi, double Mass, int Charge, double Isolation, int Quality, double Btag)
{
    public (double X, double Y, double Z, double E) Momentum
    {
        get
        {
            var (x, y, z) = (Pt * Math.Cos(Phi), Pt * Math.Sin(Phi), Pt * Math.Sinh(Eta));
            return (x, y, z, Math.Sqrt((x * x) + (y * y) + (z * z) + (Mass * Mass)));
        }
    }

    public static (double Mass, double Pt) Sum(params ReadOnlySpan<SampleObject> objects)
    {
        var (x, y, z, e) = (0.0, 0.0, 0.0, 0.0);
        foreach (var one in objects)
        {
            var p = one.Momentum;
            (x, y, z, e) = (x + p.X, y + p.Y, z + p.Z, e + p.E);
        }

        return (Math.Sqrt(Math.Max(0, (e * e) - (x * x) - (y * y) - (z * z))), Math.Sqrt((x * x) + (y * y)));
    }

    public static double Angle(double a, double b) => Math.IEEERemainder(a - b, 2 * Math.PI);

    public double DistanceTo(SampleObject other) => Math.Sqrt(Math.Pow(Eta - other.Eta, 2) + Math.Pow(Angle(Phi, other.Phi), 2));
}
