namespace HepAnalysis.Columns;

/// <summary>
/// Elementary functions whose results are the same bits on every machine, within 1 unit in the last place, with the special
/// values of C99 (ISO/IEC 9899:1999, annex F). Angles are in radians. The vector forms give the bits of the scalar ones.
/// </summary>
public static partial class HepMath
{
    /// <summary>e to the power <paramref name="x"/>.</summary>
    public static double Exp(double x) => ExponentialKernels.Exp(new OneLane(x)).Value;

    /// <summary>Natural logarithm; −∞ for 0, NaN below.</summary>
    public static double Log(double x) => ExponentialKernels.Log(new OneLane(x)).Value;

    /// <summary>Logarithm to base 10.</summary>
    public static double Log10(double x) =>
        x > 0 && x < double.PositiveInfinity ? (PreciseLog(x) / PreciseLog(10)).Round() : Log(x);

    /// <summary>Logarithm to base 2.</summary>
    public static double Log2(double x) =>
        x > 0 && x < double.PositiveInfinity ? (PreciseLog(x) / DoubleDouble.Ln2).Round() : Log(x);

    /// <summary>Sine.</summary>
    public static double Sin(double x)
    {
        if (Math.Abs(x) < TrigonometricKernels.Largest)
        {
            return TrigonometricKernels.Sin(new OneLane(x)).Value;
        }

        return double.IsFinite(x) ? Large(x, 0) : double.NaN;
    }

    /// <summary>Cosine.</summary>
    public static double Cos(double x)
    {
        if (Math.Abs(x) < TrigonometricKernels.Largest)
        {
            return TrigonometricKernels.Cos(new OneLane(x)).Value;
        }

        return double.IsFinite(x) ? Large(x, 1) : double.NaN;
    }

    /// <summary>Sine and cosine.</summary>
    public static (double Sin, double Cos) SinCos(double x)
    {
        if (!(Math.Abs(x) < TrigonometricKernels.Largest))
        {
            return (Sin(x), Cos(x));
        }

        var (sin, cos) = TrigonometricKernels.SinCos(new OneLane(x));
        return (sin.Value, cos.Value);
    }

    /// <summary>Tangent.</summary>
    public static double Tan(double x)
    {
        if (!double.IsFinite(x) || Math.Abs(x) < 1e-9)
        {
            return double.IsInfinity(x) ? double.NaN : x;
        }

        var (r, n) = Math.Abs(x) < 0.75 ? (x, 0) : Reduce(x);
        var (sin, cos) = PreciseFunctions.SinCos(r);
        return ((n & 1) == 0 ? sin / cos : -(cos / sin)).Round();
    }

    /// <summary>Arc tangent, from −π/2 to π/2.</summary>
    public static double Atan(double x) => double.IsNaN(x) ? x : Atan2(x, 1);

    /// <summary>Angle of the point (<paramref name="x"/>, <paramref name="y"/>), from −π to π.</summary>
    public static double Atan2(double y, double x)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        var left = double.IsNegative(x);
        double ay = Math.Abs(y), ax = Math.Abs(x);
        DoubleDouble angle;
        if (ay == 0 || double.IsInfinity(ax) || double.IsInfinity(ay) || ax == 0)
        {
            angle = ay == 0 && ax == 0 ? 0.0
                : double.IsInfinity(ax) && double.IsInfinity(ay) ? DoubleDouble.HalfPi.Times(0.5)
                : ay == 0 || double.IsInfinity(ax) ? 0.0
                : DoubleDouble.HalfPi;
        }
        else
        {
            if (!left && ay / ax < 1e-9)
            {
                // Nearly along the axis the angle is the ratio, which may be subnormal.
                return ax > 1e290 || ay < 1e-290 ? y / x : Math.CopySign(PreciseFunctions.Angle(ay, ax).Round(), y);
            }

            // Powers of two do not change the angle and keep products in range.
            var larger = Math.Max(ax, ay);
            var scale = larger > 1e150 ? PreciseFunctions.Power(-600) : larger < 1e-150 ? PreciseFunctions.Power(600) : 1;
            double sy = ay * scale, sx = ax * scale;
            angle = sy < 1e-200 * sx ? 0.0 : sx < 1e-200 * sy ? DoubleDouble.HalfPi : PreciseFunctions.Angle(sy, sx);
        }

        if (left)
        {
            angle = DoubleDouble.HalfPi.Times(2) - angle;
        }

        return Math.CopySign(angle.Round(), y);
    }

    /// <summary>Arc sine, from −π/2 to π/2; NaN outside −1 to 1.</summary>
    public static double Asin(double x)
    {
        var a = Math.Abs(x);
        if (!(a <= 1))
        {
            return double.NaN;
        }

        return a < 1e-8 ? x : Math.CopySign(PreciseFunctions.Angle(a, Leg(a)).Round(), x);
    }

    /// <summary>Arc cosine, from 0 to π; NaN outside −1 to 1.</summary>
    public static double Acos(double x)
    {
        var a = Math.Abs(x);
        if (!(a <= 1))
        {
            return double.NaN;
        }

        if (a == 1)
        {
            return x > 0 ? 0 : Math.PI;
        }

        var angle = PreciseFunctions.Angle(Leg(a), a);
        return (x < 0 ? DoubleDouble.HalfPi.Times(2) - angle : angle).Round();
    }

    /// <summary>Hyperbolic sine.</summary>
    public static double Sinh(double x) => ExponentialKernels.Sinh(new OneLane(x)).Value;

    /// <summary>Hyperbolic cosine.</summary>
    public static double Cosh(double x) => ExponentialKernels.Cosh(new OneLane(x)).Value;

    /// <summary>Hyperbolic tangent.</summary>
    public static double Tanh(double x)
    {
        var a = Math.Abs(x);
        if (a < 1e-8 || double.IsNaN(x))
        {
            return x;
        }

        if (a > 20)
        {
            return Math.CopySign(1, x);
        }

        var (value, power) = PreciseFunctions.Exp(2 * a);
        var square = value.Times(PreciseFunctions.Power(power));
        return Math.CopySign(((square - 1.0) / (square + 1.0)).Round(), x);
    }

    /// <summary>Inverse hyperbolic sine; the pseudorapidity of pz/pt.</summary>
    public static double Asinh(double x)
    {
        var a = Math.Abs(x);
        if (a < 1e-8 || !double.IsFinite(x))
        {
            return x;
        }

        if (a < 1e-4)
        {
            var z = DoubleDouble.Product(a, a);
            return Math.CopySign((a - (z * a * (1.0 - (z * 0.45))) / 6.0).Round(), x);
        }

        var log = a > 1e150
            ? PreciseLog(a) + DoubleDouble.Ln2
            : PreciseFunctions.Log(a + DoubleDouble.Sqrt(DoubleDouble.Product(a, a) + 1.0));
        return Math.CopySign(log.Round(), x);
    }

    /// <summary><paramref name="x"/> to the power <paramref name="y"/>.</summary>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1)
        {
            return 1;
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        var isInteger = Math.Floor(y) == y;
        var isOdd = isInteger && Math.Abs(y) < 9007199254740992 && ((long)y & 1) != 0;
        if (x < 0 && double.IsFinite(x) && double.IsFinite(y) && !isInteger)
        {
            return double.NaN;
        }

        var sign = double.IsNegative(x) && isOdd ? -1.0 : 1.0;
        var a = Math.Abs(x);
        if (double.IsInfinity(y))
        {
            return a == 1 ? 1 : (a > 1) == (y > 0) ? double.PositiveInfinity : 0;
        }

        if (a == 0 || double.IsInfinity(a))
        {
            return sign * ((a == 0) == (y > 0) ? 0 : double.PositiveInfinity);
        }

        if (a == 1)
        {
            return sign;
        }

        var exponent = Math.Abs(y) > 1e20 ? (a > 1 ? y : -y) : PreciseLog(a).High * y;
        if (Math.Abs(exponent) > 750)
        {
            return sign * (exponent > 0 ? double.PositiveInfinity : 0);
        }

        var (value, power) = PreciseFunctions.Exp(PreciseLog(a) * y);
        var half = power / 2;
        return sign * (value.Round() * PreciseFunctions.Power(half) * PreciseFunctions.Power(power - half));
    }

    private static DoubleDouble PreciseLog(double x)
    {
        // Logarithms of subnormal numbers by those of normal ones.
        return x < 2.2250738585072014E-308
            ? PreciseFunctions.Log(x * 18014398509481984) - (DoubleDouble.Ln2 * 54.0)
            : PreciseFunctions.Log(x);
    }

    // sqrt(1 - a²), exactly enough near 1.
    private static DoubleDouble Leg(double a) => DoubleDouble.Sqrt(DoubleDouble.Sum(1, -a) * DoubleDouble.Sum(1, a));

    private static (DoubleDouble R, int N) Reduce(double x)
    {
        if (Math.Abs(x) >= TrigonometricKernels.Largest)
        {
            return LargeArguments.Reduce(x);
        }

        var n = ((x * 0.6366197723675814) + 6755399441055744) - 6755399441055744;
        var r = x - (n * 1.5707963267341256) - new DoubleDouble(n * 6.077100506303966e-11, 0) - new DoubleDouble(n * 2.0222662487111665e-21, 0) - new DoubleDouble(n * 8.4784276603689e-32, 0);
        return (r, (int)n & 3);
    }

    private static double Large(double x, int quarter)
    {
        var (r, n) = LargeArguments.Reduce(x);
        return TrigonometricKernels.Quadrant(new OneLane(r.High), new OneLane(r.Low), new OneLane(TrigonometricKernels.Turns(n + quarter))).Value;
    }
}
