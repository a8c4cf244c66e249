namespace HepAnalysis.Expressions;

internal static class HepMath
{
    public static double Exp(double x) => Math.Exp(x);
    public static double Log(double x) => Math.Log(x);
    public static double Sin(double x) => Math.Sin(x);
    public static double Cos(double x) => Math.Cos(x);
    public static double Tan(double x) => Math.Tan(x);
    public static double Sinh(double x) => Math.Sinh(x);
    public static double Cosh(double x) => Math.Cosh(x);
    public static double Tanh(double x) => Math.Tanh(x);
    public static double Asinh(double x) => Math.Asinh(x);
    public static double Atan2(double y, double x) => Math.Atan2(y, x);
    public static double Pow(double x, double y) => Math.Pow(x, y);
}

internal static class Kinematics
{
    public static double Px(double pt, double phi) => pt * HepMath.Cos(phi);
    public static double Py(double pt, double phi) => pt * HepMath.Sin(phi);
    public static double Pz(double pt, double eta) => pt * HepMath.Sinh(eta);
    public static double Energy(double px, double py, double pz, double m) => Math.Sqrt((px * px) + (py * py) + (pz * pz) + (m * m));
    public static double Pt(double px, double py) => Math.Sqrt((px * px) + (py * py));
    public static double Phi(double px, double py) => HepMath.Atan2(py, px);
    public static double Eta(double px, double py, double pz) => HepMath.Asinh(pz / Pt(px, py));
    public static double Mass(double px, double py, double pz, double e)
    {
        var m2 = (e * e) - ((px * px) + (py * py) + (pz * pz));
        return m2 < 0 ? -Math.Sqrt(-m2) : Math.Sqrt(m2);
    }

    public static double DeltaPhi(double a, double b) => Math.IEEERemainder(a - b, 2 * Math.PI);
    public static double DeltaR(double eta1, double phi1, double eta2, double phi2)
    {
        var (deta, dphi) = (eta1 - eta2, DeltaPhi(phi1, phi2));
        return Math.Sqrt((deta * deta) + (dphi * dphi));
    }
}
