using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns;

/// <summary>
/// exp, log and the hyperbolic functions. exp: x = k ln 2 + r with |r| at most ln 2 / 2 (Cody and Waite, Software Manual
/// for the Elementary Functions, 1980) and the Taylor series of e^r, whose remainder is below 2^-60. log: x = 2^k m with m
/// around 1 and the series of 2 artanh((m - 1) / (m + 1)). No step is fused: no processor gives other bits.
/// </summary>
internal static class ExponentialKernels
{
    // Adding and subtracting 1.5 * 2^52 rounds to an integer, which then stands in the low bits.
    public const double Rounder = 6755399441055744;
    private const double Log2E = 1.4426950408889634;

    // ln 2 in three parts; k times the first two is exact.
    public const double Ln2A = 0.6931471804855391;
    public const double Ln2B = 7.440617109802979e-11;
    public const double Ln2C = 2.0941744292700725e-21;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILanes<T>
    {
        // Beyond these the result is 0 or infinite and stays so.
        var clamped = T.Select(T.Less(x, T.All(-746)), T.All(-746), T.Select(T.Less(T.All(710), x), T.All(710), x));
        var (high, low, k) = ExpParts(clamped);
        return OrNaN(x, Scale(high + low, k));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, ILanes<T>
    {
        var subnormal = T.Less(x, T.All(2.2250738585072014E-308));
        var scaled = T.Select(subnormal, x * T.All(18014398509481984), x);

        // 2^k times m, m from sqrt(1/2) to sqrt(2): bits are counted from those of sqrt(1/2), 1024 exponents up.
        var bias = T.All(BitConverter.Int64BitsToDouble((1024L << 52) - 0x3FE6A09E667F3BCD));
        var biased = T.ShiftRight(T.AddBits(scaled, bias), 52);
        var m = T.SubtractBits(scaled, T.ShiftLeft(T.SubtractBits(biased, T.All(BitConverter.Int64BitsToDouble(1024))), 52));
        var k = T.AddBits(biased, T.All(Rounder)) - T.All(Rounder + 1024);
        k = T.Select(subnormal, k - T.All(54), k);

        var f = m - T.All(1);
        var s = f / (T.All(2) + f);
        var z = s * s;
        var series = T.All(2.0 / 25);
        series = (series * z) + T.All(2.0 / 23);
        series = (series * z) + T.All(2.0 / 21);
        series = (series * z) + T.All(2.0 / 19);
        series = (series * z) + T.All(2.0 / 17);
        series = (series * z) + T.All(2.0 / 15);
        series = (series * z) + T.All(2.0 / 13);
        series = (series * z) + T.All(2.0 / 11);
        series = (series * z) + T.All(2.0 / 9);
        series = (series * z) + T.All(2.0 / 7);
        series = (series * z) + T.All(2.0 / 5);
        series = (series * z) + T.All(2.0 / 3);
        series *= z;
        var half = T.All(0.5) * f * f;
        // log(1 + f) = f - (f²/2 - s (f²/2 + R)): f is exact, what is subtracted is small.
        var result = (k * T.All(Ln2A)) - (half - ((s * (half + series)) + (k * T.All(Ln2B))) - f);

        result = T.Select(T.Less(x, T.All(double.PositiveInfinity)), result, x);
        result = T.Select(T.Less(T.All(0), x), result, T.All(double.NaN));
        var zero = T.Less(T.Abs(x), T.All(double.Epsilon));
        return T.Select(zero, T.All(double.NegativeInfinity), result);
    }

    /// <summary>sinh: the series below 1, (e^x - e^-x) / 2 above, where e^x carries the bits beyond its last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sinh<T>(T x)
        where T : struct, ILanes<T>
    {
        var a = T.Abs(x);
        var z = a * a;
        var series = T.All(1.0 / 51090942171709440000.0);
        series = (series * z) + T.All(1.0 / 121645100408832000.0);
        series = (series * z) + T.All(1.0 / 355687428096000.0);
        series = (series * z) + T.All(1.0 / 1307674368000.0);
        series = (series * z) + T.All(1.0 / 6227020800.0);
        series = (series * z) + T.All(1.0 / 39916800.0);
        series = (series * z) + T.All(1.0 / 362880.0);
        series = (series * z) + T.All(1.0 / 5040.0);
        series = (series * z) + T.All(1.0 / 120.0);
        series = (series * z) + T.All(1.0 / 6.0);
        var small = a + (a * (z * series));

        var (high, low, inverse, k) = Both(a);
        var difference = high - inverse;
        var rest = (high - difference) - inverse;
        var large = Scale(difference + (low + rest), k);
        var result = T.Select(T.Less(a, T.All(1)), small, large);
        result = T.Select(T.Less(a, T.All(711)), result, T.All(double.PositiveInfinity));

        // The sign, and a zero's too.
        return OrNaN(x, result ^ (x & T.All(-0.0)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Cosh<T>(T x)
        where T : struct, ILanes<T>
    {
        var a = T.Abs(x);
        var (high, low, inverse, k) = Both(a);
        var sum = high + inverse;
        var rest = (high - sum) + inverse;
        var result = Scale(sum + (low + rest), k);
        return OrNaN(x, T.Select(T.Less(a, T.All(711)), result, T.All(double.PositiveInfinity)));
    }

    // One NaN for all, so that no machine's choice of payload shows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OrNaN<T>(T x, T result)
        where T : struct, ILanes<T> => T.Select(T.IsNumber(x), result, T.All(double.NaN));

    // e^a = (high + low) 2^(k + 1) and e^-a = inverse 2^(k + 1), a at least 0: halves of both, at the scale of the larger.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T High, T Low, T Inverse, T K) Both<T>(T a)
        where T : struct, ILanes<T>
    {
        var clamped = T.Select(T.Less(a, T.All(711)), a, T.All(711));
        var (high, low, k) = ExpParts(clamped);
        var shift = T.Select(T.Less(T.All(60), k), T.All(60), k);
        // e^-a is nothing beside e^a from k = 60 on; at that scale it is kept small and harmless.
        var inverse = T.All(1) / (high + low) * PowerOf2(T.All(0) - shift - shift);
        return (high, low, inverse, k - T.All(1));
    }

    /// <summary>e^x = (high + low) 2^k with high = 1 + r rounded: low holds more than its rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T High, T Low, T K) ExpParts<T>(T x)
        where T : struct, ILanes<T>
    {
        var (r, tail, k) = Reduce(x);
        var p = (Third(r) * r) + T.All(0.5);
        var beyond = tail + (r * r * p);
        var high = T.All(1) + r;
        var low = ((T.All(1) - high) + r) + beyond;
        return (high, low, k);
    }

    /// <summary>x = k ln 2 + r + tail.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T R, T Tail, T K) Reduce<T>(T x)
        where T : struct, ILanes<T>
    {
        var k = ((x * T.All(Log2E)) + T.All(Rounder)) - T.All(Rounder);
        var a = x - (k * T.All(Ln2A));
        var b = k * T.All(Ln2B);
        var r = a - b;
        return (r, ((a - r) - b) - (k * T.All(Ln2C)), k);
    }

    /// <summary>(e^r - 1 - r - r²/2) / r³.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Third<T>(T r)
        where T : struct, ILanes<T>
    {
        var p = T.All(1.0 / 87178291200.0);
        p = (p * r) + T.All(1.0 / 6227020800.0);
        p = (p * r) + T.All(1.0 / 479001600.0);
        p = (p * r) + T.All(1.0 / 39916800.0);
        p = (p * r) + T.All(1.0 / 3628800.0);
        p = (p * r) + T.All(1.0 / 362880.0);
        p = (p * r) + T.All(1.0 / 40320.0);
        p = (p * r) + T.All(1.0 / 5040.0);
        p = (p * r) + T.All(1.0 / 720.0);
        p = (p * r) + T.All(1.0 / 120.0);
        p = (p * r) + T.All(1.0 / 24.0);
        return (p * r) + T.All(1.0 / 6.0);
    }

    // value 2^k in two steps, so that neither factor overflows where the result does not.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Scale<T>(T value, T k)
        where T : struct, ILanes<T>
    {
        var half = ((k * T.All(0.5)) + T.All(Rounder)) - T.All(Rounder);
        return value * PowerOf2(half) * PowerOf2(k - half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T PowerOf2<T>(T k)
        where T : struct, ILanes<T> =>
        T.ShiftLeft(T.AddBits(k + T.All(Rounder), T.All(BitConverter.Int64BitsToDouble(1023))), 52);
}
