using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HepAnalysis.Expressions.Kernels;

/// <summary>Elementwise loops over dense float64; the target may be one of the sources.</summary>
internal static class RealKernels
{
    public static void Run<T>(ReadOnlySpan<double> a, Span<double> target) where T : struct, IRealUnary
    {
        var wide = MemoryMarshal.Cast<double, Vector256<double>>(a);
        var to = MemoryMarshal.Cast<double, Vector256<double>>(target)[..wide.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            to[i] = T.Of(wide[i]);
        }

        for (var i = wide.Length * Vector256<double>.Count; i < a.Length; i++)
        {
            target[i] = T.Of(a[i]);
        }
    }

    public static void Run<T>(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> target) where T : struct, IRealBinary
    {
        var x = MemoryMarshal.Cast<double, Vector256<double>>(a);
        var y = MemoryMarshal.Cast<double, Vector256<double>>(b)[..x.Length];
        var to = MemoryMarshal.Cast<double, Vector256<double>>(target)[..x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            to[i] = T.Of(x[i], y[i]);
        }

        for (var i = x.Length * Vector256<double>.Count; i < a.Length; i++)
        {
            target[i] = T.Of(a[i], b[i]);
        }
    }

    public static void Run<T>(ReadOnlySpan<double> a, double b, Span<double> target) where T : struct, IRealBinary
    {
        var x = MemoryMarshal.Cast<double, Vector256<double>>(a);
        var to = MemoryMarshal.Cast<double, Vector256<double>>(target)[..x.Length];
        var y = Vector256.Create(b);
        for (var i = 0; i < x.Length; i++)
        {
            to[i] = T.Of(x[i], y);
        }

        for (var i = x.Length * Vector256<double>.Count; i < a.Length; i++)
        {
            target[i] = T.Of(a[i], b);
        }
    }

    public static void Run<T>(double a, ReadOnlySpan<double> b, Span<double> target) where T : struct, IRealBinary
    {
        var y = MemoryMarshal.Cast<double, Vector256<double>>(b);
        var to = MemoryMarshal.Cast<double, Vector256<double>>(target)[..y.Length];
        var x = Vector256.Create(a);
        for (var i = 0; i < y.Length; i++)
        {
            to[i] = T.Of(x, y[i]);
        }

        for (var i = y.Length * Vector256<double>.Count; i < b.Length; i++)
        {
            target[i] = T.Of(a, b[i]);
        }
    }
}
