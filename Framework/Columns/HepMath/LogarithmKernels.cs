using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns;

/// <summary>
/// Logarithms as pairs, to about 2^-65 of themselves: m around 1 by the series of 2 artanh(f / (2 + f)), f = m - 1, whose
/// first terms are carried as pairs. What is built on them (log2, log1p, the inverse hyperbolic functions, powers) then
/// rounds once.
/// </summary>
internal static class LogarithmKernels
{
    /// <summary>Arguments from here to 2^300 in size keep every product below in range; others go one by one.</summary>
    public const double Smallest = 4.909093465297727e-91;

    /// <summary>2^300.</summary>
    public const double Largest = 2.037035976334486e90;

    /// <summary>Below 2^-28 the odd functions are their arguments to less than a tenth of the last place.</summary>
    public const double Tiny = 3.725290298461914e-09;

    /// <summary>ln x for positive, finite x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static (T High, T Low) LogOf<T>(T x)
        where T : struct, ILanes<T>
    {
        var subnormal = T.Less(x, T.All(2.2250738585072014E-308));
        var (m, k) = Split(T.Select(subnormal, x * T.All(18014398509481984), x));
        k = T.Select(subnormal, k - T.All(54), k);
        return Series(m - T.All(1), T.All(0), k);
    }

    /// <summary>ln(1 + f + fl), f above -1 and below 2^1000.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static (T High, T Low) LogOfOneAnd<T>(T f, T fl)
        where T : struct, ILanes<T>
    {
        var (sum, lost) = PairKernels.Sum(T.All(1), f);
        var (m, k) = Split(sum);

        // Beyond 2^60 what the sum lost is nothing.
        var isLarge = T.Less(T.All(60), k);
        var scaled = T.Select(isLarge, T.All(0), (lost + fl) * ExponentialKernels.PowerOf2(T.Select(isLarge, T.All(0), T.All(0) - k)));
        var (g, gl) = PairKernels.QuickSum(m - T.All(1), scaled);
        var isNear = T.Less(T.Abs(k), T.All(0.5));
        return Series(T.Select(isNear, f, g), T.Select(isNear, fl, gl), k);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log2<T>(T x)
        where T : struct, ILanes<T> => InBase(x, 1.4426950408889634, 2.0355273740931033e-17, HepMath.Log2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log10<T>(T x)
        where T : struct, ILanes<T> => InBase(x, 0.4342944819032518, 1.098319650216765e-17, HepMath.Log10);

    /// <summary>The logarithm times a constant pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Scaled<T>(T x, double factor, double beyond)
        where T : struct, ILanes<T>
    {
        var (log, low) = LogOf(x);
        var (product, lost) = PairKernels.Product(log, T.All(factor));
        return product + (lost + ((log * T.All(beyond)) + (low * T.All(factor))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log1p<T>(T x)
        where T : struct, ILanes<T>
    {
        var ordinary = T.Less(T.All(Smallest), T.Abs(x)) & T.Less(T.All(-1), x) & T.Less(x, T.All(Largest));
        return T.Any(ordinary ^ TrigonometricKernels.AllOnes<T>()) ? T.Map(x, HepMath.Log1p) : OrdinaryLog1p(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OrdinaryLog1p<T>(T x)
        where T : struct, ILanes<T>
    {
        var (log, low) = LogOfOneAnd(x, T.All(0));
        return log + low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T InBase<T>(T x, double factor, double beyond, Func<double, double> alone)
        where T : struct, ILanes<T>
    {
        var ordinary = T.Less(T.All(0), x) & T.Less(x, T.All(double.PositiveInfinity));
        return T.Any(ordinary ^ TrigonometricKernels.AllOnes<T>()) ? T.Map(x, alone) : Scaled(x, factor, beyond);
    }

    // x = 2^k m, m from sqrt(1/2) to sqrt(2): bits are counted from those of sqrt(1/2), 1024 exponents up.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T M, T K) Split<T>(T x)
        where T : struct, ILanes<T>
    {
        var bias = T.All(BitConverter.Int64BitsToDouble((1024L << 52) - 0x3FE6A09E667F3BCD));
        var biased = T.ShiftRight(T.AddBits(x, bias), 52);
        var m = T.SubtractBits(x, T.ShiftLeft(T.SubtractBits(biased, T.All(BitConverter.Int64BitsToDouble(1024))), 52));
        return (m, T.AddBits(biased, T.All(ExponentialKernels.Rounder)) - T.All(ExponentialKernels.Rounder + 1024));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T High, T Low) Series<T>(T f, T fl, T k)
        where T : struct, ILanes<T>
    {
        var (d, dl) = PairKernels.Sum(T.All(2), f);
        var (s, sl) = PairKernels.Quotient(f, fl, d, dl + fl);
        var (z, lost) = PairKernels.Product(s, s);
        var zl = lost + ((s + s) * sl);
        var series = T.All(1.0 / 25);
        series = (series * z) + T.All(1.0 / 23);
        series = (series * z) + T.All(1.0 / 21);
        series = (series * z) + T.All(1.0 / 19);
        series = (series * z) + T.All(1.0 / 17);
        series = (series * z) + T.All(1.0 / 15);
        series = (series * z) + T.All(1.0 / 13);
        series = (series * z) + T.All(1.0 / 11);
        series = (series * z) + T.All(1.0 / 9);
        series = (series * z) + T.All(1.0 / 7);
        series = (series * z) + T.All(1.0 / 5);
        var (c, cl) = PairKernels.QuickSum(T.All(1.0 / 3), series * z);
        cl += T.All(1.850371707708594e-17);
        var (v, vl) = PairKernels.Product(z, c);
        vl += (z * cl) + (zl * c);

        // artanh s = s (1 + v)
        var (g, gl) = PairKernels.QuickSum(T.All(1), v);
        gl += vl;
        var twice = s + s;
        var (p, pl) = PairKernels.Product(twice, g);
        pl += (twice * gl) + ((sl + sl) * g);
        var (h, hl) = PairKernels.Sum(k * T.All(ExponentialKernels.Ln2A), p);
        var (high, low) = PairKernels.QuickSum(h, k * T.All(ExponentialKernels.Ln2B));
        return (high, low + (hl + (pl + (k * T.All(ExponentialKernels.Ln2C)))));
    }
}
