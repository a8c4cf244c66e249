using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns;

public static partial class HepMath
{
    /// <summary>e to the power of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Exp(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<ExpFunction>(x, x, x, x, result);

    /// <summary>e to the power of each value, less 1, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Expm1(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<Expm1Function>(x, x, x, x, result);

    /// <summary>Natural logarithm of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Log(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<LogFunction>(x, x, x, x, result);

    /// <summary>Natural logarithm of 1 plus each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Log1p(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<Log1pFunction>(x, x, x, x, result);

    /// <summary>Logarithm to base 2 of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Log2(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<Log2Function>(x, x, x, x, result);

    /// <summary>Logarithm to base 10 of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Log10(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<Log10Function>(x, x, x, x, result);

    /// <summary>Sine of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Sin(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<SinFunction>(x, x, x, x, result);

    /// <summary>Cosine of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Cos(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<CosFunction>(x, x, x, x, result);

    /// <summary>Tangent of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Tan(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<TanFunction>(x, x, x, x, result);

    /// <summary>Arc sine of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Asin(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<AsinFunction>(x, x, x, x, result);

    /// <summary>Arc cosine of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Acos(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<AcosFunction>(x, x, x, x, result);

    /// <summary>Arc tangent of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Atan(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<AtanFunction>(x, x, x, x, result);

    /// <summary>Hyperbolic sine of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Sinh(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<SinhFunction>(x, x, x, x, result);

    /// <summary>Hyperbolic cosine of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Cosh(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<CoshFunction>(x, x, x, x, result);

    /// <summary>Hyperbolic tangent of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Tanh(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<TanhFunction>(x, x, x, x, result);

    /// <summary>Inverse hyperbolic sine of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Asinh(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<AsinhFunction>(x, x, x, x, result);

    /// <summary>Inverse hyperbolic cosine of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Acosh(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<AcoshFunction>(x, x, x, x, result);

    /// <summary>Inverse hyperbolic tangent of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Atanh(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<AtanhFunction>(x, x, x, x, result);

    /// <summary>Angle of each point (x, y), with the bits of the scalar form; the result may lie on an operand.</summary>
    public static void Atan2(ReadOnlySpan<double> y, ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<Atan2Function>(y, x, y, y, result);

    /// <summary>√(x² + y²) of each pair, with the bits of the scalar form; the result may lie on an operand.</summary>
    public static void Hypot(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result) => SpanKernels.Run<HypotFunction>(x, y, x, x, result);

    /// <summary>Each x to the power y, with the bits of the scalar form; the result may lie on an operand.</summary>
    public static void Pow(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result) => SpanKernels.Run<PowFunction>(x, y, x, x, result);

    private readonly struct ExpFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => ExponentialKernels.Exp(a);
    }

    private readonly struct Expm1Function : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => HyperbolicKernels.Expm1(a);
    }

    private readonly struct LogFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => ExponentialKernels.Log(a);
    }

    private readonly struct Log1pFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => LogarithmKernels.Log1p(a);
    }

    private readonly struct Log2Function : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => LogarithmKernels.Log2(a);
    }

    private readonly struct Log10Function : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => LogarithmKernels.Log10(a);
    }

    private readonly struct SinFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => TrigonometricKernels.Sin(a);
    }

    private readonly struct CosFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => TrigonometricKernels.Cos(a);
    }

    private readonly struct TanFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => AngleKernels.Tan(a);
    }

    private readonly struct AsinFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => AngleKernels.Asin(a);
    }

    private readonly struct AcosFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => AngleKernels.Acos(a);
    }

    private readonly struct AtanFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => AngleKernels.Atan(a);
    }

    private readonly struct SinhFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => ExponentialKernels.Sinh(a);
    }

    private readonly struct CoshFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => ExponentialKernels.Cosh(a);
    }

    private readonly struct TanhFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => HyperbolicKernels.Tanh(a);
    }

    private readonly struct AsinhFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => HyperbolicKernels.Asinh(a);
    }

    private readonly struct AcoshFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => HyperbolicKernels.Acosh(a);
    }

    private readonly struct AtanhFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => HyperbolicKernels.Atanh(a);
    }

    private readonly struct Atan2Function : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => AngleKernels.Atan2(a, b);
    }

    private readonly struct HypotFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => AngleKernels.Hypot(a, b);
    }

    private readonly struct PowFunction : ILaneFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => HyperbolicKernels.Pow(a, b);
    }
}
