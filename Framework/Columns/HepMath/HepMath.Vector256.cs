using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HepAnalysis.Columns;

public static partial class HepMath
{
    /// <summary>e to the power of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x) => ExponentialKernels.Exp(new FourLanes(x)).Value;

    /// <summary>e to the power of each lane, less 1, with the bits of the scalar form.</summary>
    public static Vector256<double> Expm1(Vector256<double> x) => HyperbolicKernels.Expm1(new FourLanes(x)).Value;

    /// <summary>Natural logarithm of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x) => ExponentialKernels.Log(new FourLanes(x)).Value;

    /// <summary>Natural logarithm of 1 plus each lane, with the bits of the scalar form.</summary>
    public static Vector256<double> Log1p(Vector256<double> x) => LogarithmKernels.Log1p(new FourLanes(x)).Value;

    /// <summary>Logarithm to base 2 of each lane, with the bits of the scalar form.</summary>
    public static Vector256<double> Log2(Vector256<double> x) => LogarithmKernels.Log2(new FourLanes(x)).Value;

    /// <summary>Logarithm to base 10 of each lane, with the bits of the scalar form.</summary>
    public static Vector256<double> Log10(Vector256<double> x) => LogarithmKernels.Log10(new FourLanes(x)).Value;

    /// <summary>Sine of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sin(Vector256<double> x) => TrigonometricKernels.Sin(new FourLanes(x)).Value;

    /// <summary>Cosine of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Cos(Vector256<double> x) => TrigonometricKernels.Cos(new FourLanes(x)).Value;

    /// <summary>Tangent of each lane, with the bits of the scalar form.</summary>
    public static Vector256<double> Tan(Vector256<double> x) => AngleKernels.Tan(new FourLanes(x)).Value;

    /// <summary>Arc sine of each lane, with the bits of the scalar form.</summary>
    public static Vector256<double> Asin(Vector256<double> x) => AngleKernels.Asin(new FourLanes(x)).Value;

    /// <summary>Arc cosine of each lane, with the bits of the scalar form.</summary>
    public static Vector256<double> Acos(Vector256<double> x) => AngleKernels.Acos(new FourLanes(x)).Value;

    /// <summary>Arc tangent of each lane, with the bits of the scalar form.</summary>
    public static Vector256<double> Atan(Vector256<double> x) => AngleKernels.Atan(new FourLanes(x)).Value;

    /// <summary>Hyperbolic sine of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sinh(Vector256<double> x) => ExponentialKernels.Sinh(new FourLanes(x)).Value;

    /// <summary>Hyperbolic cosine of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Cosh(Vector256<double> x) => ExponentialKernels.Cosh(new FourLanes(x)).Value;

    /// <summary>Hyperbolic tangent of each lane, with the bits of the scalar form.</summary>
    public static Vector256<double> Tanh(Vector256<double> x) => HyperbolicKernels.Tanh(new FourLanes(x)).Value;

    /// <summary>Inverse hyperbolic sine of each lane, with the bits of the scalar form.</summary>
    public static Vector256<double> Asinh(Vector256<double> x) => HyperbolicKernels.Asinh(new FourLanes(x)).Value;

    /// <summary>Inverse hyperbolic cosine of each lane, with the bits of the scalar form.</summary>
    public static Vector256<double> Acosh(Vector256<double> x) => HyperbolicKernels.Acosh(new FourLanes(x)).Value;

    /// <summary>Inverse hyperbolic tangent of each lane, with the bits of the scalar form.</summary>
    public static Vector256<double> Atanh(Vector256<double> x) => HyperbolicKernels.Atanh(new FourLanes(x)).Value;

    /// <summary>Angle of each point (x, y), with the bits of the scalar form.</summary>
    public static Vector256<double> Atan2(Vector256<double> y, Vector256<double> x) => AngleKernels.Atan2(new FourLanes(y), new FourLanes(x)).Value;

    /// <summary>√(x² + y²) of each lane, with the bits of the scalar form.</summary>
    public static Vector256<double> Hypot(Vector256<double> x, Vector256<double> y) => AngleKernels.Hypot(new FourLanes(x), new FourLanes(y)).Value;

    /// <summary>Each x to the power y, with the bits of the scalar form.</summary>
    public static Vector256<double> Pow(Vector256<double> x, Vector256<double> y) => HyperbolicKernels.Pow(new FourLanes(x), new FourLanes(y)).Value;

    /// <summary>Sine and cosine of each lane, with the bits of the scalar forms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> Sin, Vector256<double> Cos) SinCos(Vector256<double> x)
    {
        var (sin, cos) = TrigonometricKernels.SinCos(new FourLanes(x));
        return (sin.Value, cos.Value);
    }
}
