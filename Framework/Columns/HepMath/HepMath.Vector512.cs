using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HepAnalysis.Columns;

public static partial class HepMath
{
    /// <summary>e to the power of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x) => ExponentialKernels.Exp(new EightLanes(x)).Value;

    /// <summary>e to the power of each lane, less 1, with the bits of the scalar form.</summary>
    public static Vector512<double> Expm1(Vector512<double> x) => HyperbolicKernels.Expm1(new EightLanes(x)).Value;

    /// <summary>Natural logarithm of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x) => ExponentialKernels.Log(new EightLanes(x)).Value;

    /// <summary>Natural logarithm of 1 plus each lane, with the bits of the scalar form.</summary>
    public static Vector512<double> Log1p(Vector512<double> x) => LogarithmKernels.Log1p(new EightLanes(x)).Value;

    /// <summary>Logarithm to base 2 of each lane, with the bits of the scalar form.</summary>
    public static Vector512<double> Log2(Vector512<double> x) => LogarithmKernels.Log2(new EightLanes(x)).Value;

    /// <summary>Logarithm to base 10 of each lane, with the bits of the scalar form.</summary>
    public static Vector512<double> Log10(Vector512<double> x) => LogarithmKernels.Log10(new EightLanes(x)).Value;

    /// <summary>Sine of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sin(Vector512<double> x) => TrigonometricKernels.Sin(new EightLanes(x)).Value;

    /// <summary>Cosine of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Cos(Vector512<double> x) => TrigonometricKernels.Cos(new EightLanes(x)).Value;

    /// <summary>Tangent of each lane, with the bits of the scalar form.</summary>
    public static Vector512<double> Tan(Vector512<double> x) => AngleKernels.Tan(new EightLanes(x)).Value;

    /// <summary>Arc sine of each lane, with the bits of the scalar form.</summary>
    public static Vector512<double> Asin(Vector512<double> x) => AngleKernels.Asin(new EightLanes(x)).Value;

    /// <summary>Arc cosine of each lane, with the bits of the scalar form.</summary>
    public static Vector512<double> Acos(Vector512<double> x) => AngleKernels.Acos(new EightLanes(x)).Value;

    /// <summary>Arc tangent of each lane, with the bits of the scalar form.</summary>
    public static Vector512<double> Atan(Vector512<double> x) => AngleKernels.Atan(new EightLanes(x)).Value;

    /// <summary>Hyperbolic sine of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sinh(Vector512<double> x) => ExponentialKernels.Sinh(new EightLanes(x)).Value;

    /// <summary>Hyperbolic cosine of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Cosh(Vector512<double> x) => ExponentialKernels.Cosh(new EightLanes(x)).Value;

    /// <summary>Hyperbolic tangent of each lane, with the bits of the scalar form.</summary>
    public static Vector512<double> Tanh(Vector512<double> x) => HyperbolicKernels.Tanh(new EightLanes(x)).Value;

    /// <summary>Inverse hyperbolic sine of each lane, with the bits of the scalar form.</summary>
    public static Vector512<double> Asinh(Vector512<double> x) => HyperbolicKernels.Asinh(new EightLanes(x)).Value;

    /// <summary>Inverse hyperbolic cosine of each lane, with the bits of the scalar form.</summary>
    public static Vector512<double> Acosh(Vector512<double> x) => HyperbolicKernels.Acosh(new EightLanes(x)).Value;

    /// <summary>Inverse hyperbolic tangent of each lane, with the bits of the scalar form.</summary>
    public static Vector512<double> Atanh(Vector512<double> x) => HyperbolicKernels.Atanh(new EightLanes(x)).Value;

    /// <summary>Angle of each point (x, y), with the bits of the scalar form.</summary>
    public static Vector512<double> Atan2(Vector512<double> y, Vector512<double> x) => AngleKernels.Atan2(new EightLanes(y), new EightLanes(x)).Value;

    /// <summary>√(x² + y²) of each lane, with the bits of the scalar form.</summary>
    public static Vector512<double> Hypot(Vector512<double> x, Vector512<double> y) => AngleKernels.Hypot(new EightLanes(x), new EightLanes(y)).Value;

    /// <summary>Each x to the power y, with the bits of the scalar form.</summary>
    public static Vector512<double> Pow(Vector512<double> x, Vector512<double> y) => HyperbolicKernels.Pow(new EightLanes(x), new EightLanes(y)).Value;

    /// <summary>Sine and cosine of each lane, with the bits of the scalar forms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<double> Sin, Vector512<double> Cos) SinCos(Vector512<double> x)
    {
        var (sin, cos) = TrigonometricKernels.SinCos(new EightLanes(x));
        return (sin.Value, cos.Value);
    }
}
