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
        x > 0 && x < double.PositiveInfinity ? LogarithmKernels.Scaled(new OneLane(x), 0.4342944819032518, 1.098319650216765e-17).Value : Log(x);

    /// <summary>Logarithm to base 2.</summary>
    public static double Log2(double x) =>
        x > 0 && x < double.PositiveInfinity ? LogarithmKernels.Scaled(new OneLane(x), 1.4426950408889634, 2.0355273740931033e-17).Value : Log(x);

    /// <summary>Natural logarithm of 1 + <paramref name="x"/>; −∞ for −1, NaN below.</summary>
    public static double Log1p(double x)
    {
        var a = Math.Abs(x);
        return double.IsNaN(x) ? double.NaN
            : a <= LogarithmKernels.Smallest ? x
            : x > -1 && x < LogarithmKernels.Largest ? LogarithmKernels.OrdinaryLog1p(new OneLane(x)).Value
            : x < 0 ? Log(x + 1) : Log(x);
    }

    /// <summary>e to the power <paramref name="x"/>, less 1.</summary>
    public static double Expm1(double x) => HyperbolicKernels.Expm1(new OneLane(x)).Value;

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
        if (Math.Abs(x) < TrigonometricKernels.Largest)
        {
            return AngleKernels.OrdinaryTan(new OneLane(x)).Value;
        }

        if (!double.IsFinite(x))
        {
            return double.NaN;
        }

        var (r, n) = LargeArguments.Reduce(x);
        return AngleKernels.TanOf(new OneLane(r.High), new OneLane(r.Low), new OneLane(TrigonometricKernels.Turns(n))).Value;
    }

    /// <summary>Arc tangent, from −π/2 to π/2.</summary>
    public static double Atan(double x) =>
        double.IsNaN(x) ? double.NaN : Math.Abs(x) <= LogarithmKernels.Smallest ? x : Atan2(x, 1);

    /// <summary>Angle of the point (<paramref name="x"/>, <paramref name="y"/>), from −π to π.</summary>
    public static double Atan2(double y, double x)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        var left = double.IsNegative(x);
        double ay = Math.Abs(y), ax = Math.Abs(x);
        if (Math.Min(ax, ay) > LogarithmKernels.Smallest && Math.Max(ax, ay) < LogarithmKernels.Largest)
        {
            return AngleKernels.OrdinaryAtan2(new OneLane(y), new OneLane(x)).Value;
        }

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

        return a <= LogarithmKernels.Tiny ? x
            : a < 1 ? AngleKernels.OrdinaryAsin(new OneLane(x)).Value
            : Math.CopySign(Math.PI / 2, x);
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

        return a > LogarithmKernels.Tiny ? AngleKernels.OrdinaryAcos(new OneLane(x)).Value : (DoubleDouble.HalfPi - x).Round();
    }

    /// <summary>Hyperbolic sine.</summary>
    public static double Sinh(double x) => ExponentialKernels.Sinh(new OneLane(x)).Value;

    /// <summary>Hyperbolic cosine.</summary>
    public static double Cosh(double x) => ExponentialKernels.Cosh(new OneLane(x)).Value;

    /// <summary>Hyperbolic tangent.</summary>
    public static double Tanh(double x) => HyperbolicKernels.Tanh(new OneLane(x)).Value;

    /// <summary>Inverse hyperbolic sine; the pseudorapidity of pz/pt.</summary>
    public static double Asinh(double x)
    {
        var a = Math.Abs(x);
        return double.IsNaN(x) ? double.NaN
            : a <= LogarithmKernels.Tiny || double.IsInfinity(x) ? x
            : a < LogarithmKernels.Largest ? HyperbolicKernels.OrdinaryAsinh(new OneLane(x)).Value
            : Math.CopySign((PreciseLog(a) + DoubleDouble.Ln2).Round(), x);
    }

    /// <summary>Inverse hyperbolic cosine, not negative; NaN below 1.</summary>
    public static double Acosh(double x) =>
        x > 1 && x < LogarithmKernels.Largest ? HyperbolicKernels.OrdinaryAcosh(new OneLane(x)).Value
        : x == 1 ? 0
        : x > 1 ? double.IsInfinity(x) ? x : (PreciseLog(x) + DoubleDouble.Ln2).Round()
        : double.NaN;

    /// <summary>Inverse hyperbolic tangent; ±∞ for ±1, NaN beyond.</summary>
    public static double Atanh(double x)
    {
        var a = Math.Abs(x);
        return a <= LogarithmKernels.Tiny ? x
            : a < 1 ? HyperbolicKernels.OrdinaryAtanh(new OneLane(x)).Value
            : a == 1 ? Math.CopySign(double.PositiveInfinity, x) : double.NaN;
    }

    /// <summary>√(x² + y²) without overflow on the way; ∞ where one is infinite, whatever the other.</summary>
    public static double Hypot(double x, double y)
    {
        double ay = Math.Abs(y), ax = Math.Abs(x);
        if (double.IsInfinity(ax) || double.IsInfinity(ay))
        {
            return double.PositiveInfinity;
        }

        if (double.IsNaN(ax) || double.IsNaN(ay))
        {
            return double.NaN;
        }

        double larger = Math.Max(ax, ay), smaller = Math.Min(ax, ay);
        if (smaller < larger * 1e-18)
        {
            return larger;
        }

        // Both are far from the ends of the range, or a power of two brings both there.
        var scale = larger > 1e90 ? PreciseFunctions.Power(-600) : larger < 1e-70 ? PreciseFunctions.Power(600) : 1;
        return larger == 0 ? 0 : AngleKernels.OrdinaryHypot(new OneLane(ax * scale), new OneLane(ay * scale)).Value / scale;
    }

    /// <summary><paramref name="x"/> to the power <paramref name="y"/>.</summary>
    public static double Pow(double x, double y)
    {
        if (x > 0 && x < double.PositiveInfinity && Math.Abs(y) > LogarithmKernels.Smallest && Math.Abs(y) < LogarithmKernels.Largest)
        {
            return HyperbolicKernels.OrdinaryPow(new OneLane(x), new OneLane(y)).Value;
        }

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

    private static double Large(double x, int quarter)
    {
        var (r, n) = LargeArguments.Reduce(x);
        return TrigonometricKernels.Quadrant(new OneLane(r.High), new OneLane(r.Low), new OneLane(TrigonometricKernels.Turns(n + quarter))).Value;
    }
}
