using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns;

/// <summary>e^x - 1, tanh and the inverse hyperbolic functions, by <see cref="ExponentialKernels"/> and <see cref="LogarithmKernels"/>.</summary>
internal static class HyperbolicKernels
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Expm1<T>(T x)
        where T : struct, ILanes<T>
    {
        // Beyond these the result is -1 or infinite and stays so.
        var clamped = T.Select(T.Less(x, T.All(-40)), T.All(-40), T.Select(T.Less(T.All(710), x), T.All(710), x));
        var (high, low, k) = Expm1Parts(clamped);
        var result = ExponentialKernels.Scale(high + low, k);
        result = T.Select(T.Less(T.Abs(x), T.All(1e-17)), x, result);
        return ExponentialKernels.OrNaN(x, result);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh<T>(T x)
        where T : struct, ILanes<T>
    {
        var a = T.Abs(x);
        var clamped = T.Select(T.Less(a, T.All(22)), a, T.All(22));
        var (high, low, k) = Expm1Parts(clamped + clamped);
        var scale = ExponentialKernels.PowerOf2(k);
        var (n, nl) = PairKernels.QuickSum(high * scale, low * scale);
        var (d, dl) = PairKernels.Sum(n, T.All(2));
        var (q, ql) = PairKernels.Quotient(n, nl, d, dl + nl);
        var result = T.Select(T.Less(a, T.All(LogarithmKernels.Tiny)), a, q + ql);
        return ExponentialKernels.OrNaN(x, result ^ (x & T.All(-0.0)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Asinh<T>(T x)
        where T : struct, ILanes<T>
    {
        var a = T.Abs(x);
        var ordinary = T.Less(T.All(LogarithmKernels.Tiny), a) & T.Less(a, T.All(LogarithmKernels.Largest));
        return T.Any(ordinary ^ TrigonometricKernels.AllOnes<T>()) ? T.Map(x, HepMath.Asinh) : OrdinaryAsinh(x);
    }

    /// <summary>ln(1 + f) with f = a + a² / (1 + √(1 + a²)): nothing cancels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OrdinaryAsinh<T>(T x)
        where T : struct, ILanes<T>
    {
        var a = T.Abs(x);
        var (square, lost) = PairKernels.Product(a, a);
        var (h, l) = PairKernels.Sum(T.All(1), square);
        var (root, rootLow) = PairKernels.Root(h, l + lost);
        var (d, dl) = PairKernels.Sum(root, T.All(1));
        var (q, ql) = PairKernels.Quotient(square, lost, d, dl + rootLow);
        var (f, fl) = PairKernels.Sum(a, q);
        var (log, low) = LogarithmKernels.LogOfOneAnd(f, fl + ql);
        return (log + low) ^ (x & T.All(-0.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Acosh<T>(T x)
        where T : struct, ILanes<T>
    {
        var ordinary = T.Less(T.All(1), x) & T.Less(x, T.All(LogarithmKernels.Largest));
        return T.Any(ordinary ^ TrigonometricKernels.AllOnes<T>()) ? T.Map(x, HepMath.Acosh) : OrdinaryAcosh(x);
    }

    /// <summary>ln(1 + f) with f = (x - 1) + √(x² - 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OrdinaryAcosh<T>(T x)
        where T : struct, ILanes<T>
    {
        var (square, lost) = PairKernels.Product(x, x);
        var (h, l) = PairKernels.Sum(square, T.All(-1));
        var (radicand, beyond) = PairKernels.QuickSum(h, l + lost);
        var (root, rootLow) = PairKernels.Root(radicand, beyond);
        var (above, aboveLow) = PairKernels.Sum(x, T.All(-1));
        var (f, fl) = PairKernels.Sum(root, above);
        var (log, low) = LogarithmKernels.LogOfOneAnd(f, fl + (aboveLow + rootLow));
        return log + low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Atanh<T>(T x)
        where T : struct, ILanes<T>
    {
        var a = T.Abs(x);
        var ordinary = T.Less(T.All(LogarithmKernels.Tiny), a) & T.Less(a, T.All(1));
        return T.Any(ordinary ^ TrigonometricKernels.AllOnes<T>()) ? T.Map(x, HepMath.Atanh) : OrdinaryAtanh(x);
    }

    /// <summary>Half of ln(1 + f) with f = 2a / (1 - a).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OrdinaryAtanh<T>(T x)
        where T : struct, ILanes<T>
    {
        var a = T.Abs(x);
        var (d, dl) = PairKernels.Sum(T.All(1), T.All(0) - a);
        var (f, fl) = PairKernels.Quotient(a + a, T.All(0), d, dl);
        var (log, low) = LogarithmKernels.LogOfOneAnd(f, fl);
        return (T.All(0.5) * (log + low)) ^ (x & T.All(-0.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Pow<T>(T x, T y)
        where T : struct, ILanes<T>
    {
        var ay = T.Abs(y);
        var ordinary = T.Less(T.All(0), x) & T.Less(x, T.All(double.PositiveInfinity))
            & T.Less(T.All(LogarithmKernels.Smallest), ay) & T.Less(ay, T.All(LogarithmKernels.Largest));
        return T.Any(ordinary ^ TrigonometricKernels.AllOnes<T>()) ? T.Map(x, y, HepMath.Pow) : OrdinaryPow(x, y);
    }

    /// <summary>e^(y ln x), the exponent as a pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OrdinaryPow<T>(T x, T y)
        where T : struct, ILanes<T>
    {
        var (log, logLow) = LogarithmKernels.LogOf(x);
        var (product, lost) = PairKernels.Product(log, y);
        var (exponent, beyond) = PairKernels.QuickSum(product, lost + (logLow * y));
        var isSmall = T.Less(exponent, T.All(-746));
        var isLarge = T.Less(T.All(710), exponent);
        beyond = T.Select(isSmall, T.All(0), T.Select(isLarge, T.All(0), beyond));
        exponent = T.Select(isSmall, T.All(-746), T.Select(isLarge, T.All(710), exponent));
        var (high, low, k) = ExponentialKernels.ExpParts(exponent);
        return ExponentialKernels.Scale(high + (low + ((high + low) * beyond)), k);
    }

    // e^x - 1 = (high + low) 2^k.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T High, T Low, T K) Expm1Parts<T>(T x)
        where T : struct, ILanes<T>
    {
        var (r, tail, k) = ExponentialKernels.Reduce(x);
        var most = T.Select(T.Less(T.All(100), k), T.All(100), k);
        var (square, lost) = PairKernels.Product(r, r);
        var rest = (square * r * ExponentialKernels.Third(r)) + ((T.All(0.5) * lost) + tail);

        // 1 - 2^-k, r and r²/2 without rounding: their sum may be small.
        var (a, al) = PairKernels.Sum(T.All(1), T.All(0) - ExponentialKernels.PowerOf2(T.All(0) - most));
        var (b, bl) = PairKernels.Sum(a, r);
        var (c, cl) = PairKernels.Sum(b, T.All(0.5) * square);
        return (c, ((al + bl) + cl) + rest, k);
    }
}
