namespace HepAnalysis.Columns;

public static partial class HepMath
{
    /// <summary>e to the power of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Exp(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<ExpFunction>(x, x, x, x, result);

    /// <summary>Natural logarithm of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Log(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<LogFunction>(x, x, x, x, result);

    /// <summary>Hyperbolic sine of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Sinh(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<SinhFunction>(x, x, x, x, result);

    /// <summary>Hyperbolic cosine of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Cosh(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<CoshFunction>(x, x, x, x, result);

    /// <summary>Sine of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Sin(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<SinFunction>(x, x, x, x, result);

    /// <summary>Cosine of each value, with the bits of the scalar form; the result may lie on the argument.</summary>
    public static void Cos(ReadOnlySpan<double> x, Span<double> result) => SpanKernels.Run<CosFunction>(x, x, x, x, result);

    private readonly struct ExpFunction : ILaneFunction
    {
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => ExponentialKernels.Exp(a);
    }

    private readonly struct LogFunction : ILaneFunction
    {
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => ExponentialKernels.Log(a);
    }

    private readonly struct SinhFunction : ILaneFunction
    {
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => ExponentialKernels.Sinh(a);
    }

    private readonly struct CoshFunction : ILaneFunction
    {
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => ExponentialKernels.Cosh(a);
    }

    private readonly struct SinFunction : ILaneFunction
    {
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => TrigonometricKernels.Sin(a);
    }

    private readonly struct CosFunction : ILaneFunction
    {
        public static T Run<T>(T a, T b, T c, T d)
            where T : struct, ILanes<T> => TrigonometricKernels.Cos(a);
    }
}
