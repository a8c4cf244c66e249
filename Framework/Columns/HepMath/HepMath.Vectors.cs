using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HepAnalysis.Columns;

public static partial class HepMath
{
    /// <summary>e to the power of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x) => ExponentialKernels.Exp(new FourLanes(x)).Value;

    /// <summary>e to the power of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x) => ExponentialKernels.Exp(new EightLanes(x)).Value;

    /// <summary>Natural logarithm of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log(Vector256<double> x) => ExponentialKernels.Log(new FourLanes(x)).Value;

    /// <summary>Natural logarithm of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x) => ExponentialKernels.Log(new EightLanes(x)).Value;

    /// <summary>Sine of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sin(Vector256<double> x) => TrigonometricKernels.Sin(new FourLanes(x)).Value;

    /// <summary>Sine of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sin(Vector512<double> x) => TrigonometricKernels.Sin(new EightLanes(x)).Value;

    /// <summary>Cosine of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Cos(Vector256<double> x) => TrigonometricKernels.Cos(new FourLanes(x)).Value;

    /// <summary>Cosine of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Cos(Vector512<double> x) => TrigonometricKernels.Cos(new EightLanes(x)).Value;

    /// <summary>Hyperbolic sine of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Sinh(Vector256<double> x) => ExponentialKernels.Sinh(new FourLanes(x)).Value;

    /// <summary>Hyperbolic sine of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sinh(Vector512<double> x) => ExponentialKernels.Sinh(new EightLanes(x)).Value;

    /// <summary>Hyperbolic cosine of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Cosh(Vector256<double> x) => ExponentialKernels.Cosh(new FourLanes(x)).Value;

    /// <summary>Hyperbolic cosine of each lane, with the bits of the scalar form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Cosh(Vector512<double> x) => ExponentialKernels.Cosh(new EightLanes(x)).Value;

    /// <summary>Sine and cosine of each lane, with the bits of the scalar forms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> Sin, Vector256<double> Cos) SinCos(Vector256<double> x)
    {
        var (sin, cos) = TrigonometricKernels.SinCos(new FourLanes(x));
        return (sin.Value, cos.Value);
    }

    /// <summary>Sine and cosine of each lane, with the bits of the scalar forms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<double> Sin, Vector512<double> Cos) SinCos(Vector512<double> x)
    {
        var (sin, cos) = TrigonometricKernels.SinCos(new EightLanes(x));
        return (sin.Value, cos.Value);
    }
}
