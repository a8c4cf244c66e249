using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns;

/// <summary>
/// tan, hypot and the angles. An angle is that of a/b, a at most b, beside the nearest of 0, 1/4 … 1: atan(a/b) = atan c +
/// atan((a - c b) / (b + c a)), the last by its Taylor series, |t| at most 1/8, whose remainder is below 2^-60.
/// </summary>
internal static class AngleKernels
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tan<T>(T x)
        where T : struct, ILanes<T> =>
        T.Any(T.Less(T.Abs(x), T.All(TrigonometricKernels.Largest)) ^ TrigonometricKernels.AllOnes<T>())
            ? T.Map(x, HepMath.Tan)
            : OrdinaryTan(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OrdinaryTan<T>(T x)
        where T : struct, ILanes<T>
    {
        var (r, tail, n) = TrigonometricKernels.Reduce(x);
        return T.Select(T.Less(T.Abs(x), T.All(LogarithmKernels.Tiny)), x, TanOf(r, tail, n));
    }

    /// <summary>tan(n π/2 + r + tail); n is an integer plus 1.5 · 2^52.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T TanOf<T>(T r, T tail, T n)
        where T : struct, ILanes<T>
    {
        var (sine, sineLow) = PairKernels.QuickSum(r, TrigonometricKernels.SineBeyond(r, tail));
        var (w, beyond) = TrigonometricKernels.CosineParts(r, tail);
        var (cosine, cosineLow) = PairKernels.QuickSum(w, beyond);
        var bit = n & T.All(BitConverter.Int64BitsToDouble(1));
        var odd = T.SubtractBits(T.All(0), bit);
        var (q, ql) = PairKernels.Quotient(
            T.Select(odd, cosine, sine), T.Select(odd, cosineLow, sineLow), T.Select(odd, sine, cosine), T.Select(odd, sineLow, cosineLow));
        return (q + ql) ^ T.ShiftLeft(bit, 63);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Atan<T>(T x)
        where T : struct, ILanes<T>
    {
        var a = T.Abs(x);
        var ordinary = T.Less(T.All(LogarithmKernels.Smallest), a) & T.Less(a, T.All(LogarithmKernels.Largest));
        return T.Any(ordinary ^ TrigonometricKernels.AllOnes<T>()) ? T.Map(x, HepMath.Atan) : OrdinaryAtan2(x, T.All(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Atan2<T>(T y, T x)
        where T : struct, ILanes<T>
    {
        T ay = T.Abs(y), ax = T.Abs(x);
        T least = T.All(LogarithmKernels.Smallest), most = T.All(LogarithmKernels.Largest);
        var ordinary = T.Less(least, ax) & T.Less(least, ay) & T.Less(ax, most) & T.Less(ay, most);
        return T.Any(ordinary ^ TrigonometricKernels.AllOnes<T>()) ? T.Map(y, x, HepMath.Atan2) : OrdinaryAtan2(y, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OrdinaryAtan2<T>(T y, T x)
        where T : struct, ILanes<T>
    {
        var (angle, low) = Angle(T.Abs(y), T.All(0), T.Abs(x), T.All(0), T.Less(x, T.All(0)));
        return (angle + low) ^ (y & T.All(-0.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Asin<T>(T x)
        where T : struct, ILanes<T> => T.Any(IsOrdinarySine(x) ^ TrigonometricKernels.AllOnes<T>()) ? T.Map(x, HepMath.Asin) : OrdinaryAsin(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OrdinaryAsin<T>(T x)
        where T : struct, ILanes<T>
    {
        var a = T.Abs(x);
        var (leg, legLow) = Leg(a);
        var (angle, low) = Angle(a, T.All(0), leg, legLow, T.All(0));
        return (angle + low) ^ (x & T.All(-0.0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Acos<T>(T x)
        where T : struct, ILanes<T> => T.Any(IsOrdinarySine(x) ^ TrigonometricKernels.AllOnes<T>()) ? T.Map(x, HepMath.Acos) : OrdinaryAcos(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OrdinaryAcos<T>(T x)
        where T : struct, ILanes<T>
    {
        var a = T.Abs(x);
        var (leg, legLow) = Leg(a);
        var (angle, low) = Angle(leg, legLow, a, T.All(0), T.Less(x, T.All(0)));
        return angle + low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Hypot<T>(T x, T y)
        where T : struct, ILanes<T>
    {
        T ay = T.Abs(y), ax = T.Abs(x);
        T least = T.All(LogarithmKernels.Smallest), most = T.All(LogarithmKernels.Largest);
        var ordinary = T.Less(least, ax) & T.Less(least, ay) & T.Less(ax, most) & T.Less(ay, most);
        return T.Any(ordinary ^ TrigonometricKernels.AllOnes<T>()) ? T.Map(x, y, HepMath.Hypot) : OrdinaryHypot(x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OrdinaryHypot<T>(T x, T y)
        where T : struct, ILanes<T>
    {
        var (xx, xl) = PairKernels.Product(x, x);
        var (yy, yl) = PairKernels.Product(y, y);
        var (h, l) = PairKernels.Sum(xx, yy);
        var (root, low) = PairKernels.Root(h, l + (xl + yl));
        return root + low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T IsOrdinarySine<T>(T x)
        where T : struct, ILanes<T> => T.Less(T.All(LogarithmKernels.Tiny), T.Abs(x)) & T.Less(T.Abs(x), T.All(1));

    // sqrt(1 - a²)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T High, T Low) Leg<T>(T a)
        where T : struct, ILanes<T>
    {
        var (square, lost) = PairKernels.Product(a, a);
        var (h, l) = PairKernels.Sum(T.All(1), T.All(0) - square);
        var (radicand, beyond) = PairKernels.QuickSum(h, l - lost);
        return PairKernels.Root(radicand, beyond);
    }

    // The angle of (x + xl, y + yl) in the upper right quarter, or of its mirror image on the left where the mask says so.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (T High, T Low) Angle<T>(T y, T yl, T x, T xl, T left)
        where T : struct, ILanes<T>
    {
        var steep = T.Less(x, y);
        T a = T.Select(steep, x, y), al = T.Select(steep, xl, yl);
        T b = T.Select(steep, y, x), bl = T.Select(steep, yl, xl);
        var quarters = ((a / b * T.All(4)) + T.All(ExponentialKernels.Rounder)) - T.All(ExponentialKernels.Rounder);
        var c = quarters * T.All(0.25);
        var (cb, cbl) = PairKernels.Product(c, b);
        var (ca, cal) = PairKernels.Product(c, a);

        // a and c b are within a factor 2 of each other, or c is 0: their difference is exact.
        var (n, nl) = PairKernels.Sum(a - cb, al - (cbl + (c * bl)));
        var (d, dl) = PairKernels.Sum(b, ca);
        var (t, tl) = PairKernels.Quotient(n, nl, d, dl + (bl + (cal + (c * al))));
        var z = t * t;
        var series = T.All(-1.0 / 19);
        series = (series * z) + T.All(1.0 / 17);
        series = (series * z) - T.All(1.0 / 15);
        series = (series * z) + T.All(1.0 / 13);
        series = (series * z) - T.All(1.0 / 11);
        series = (series * z) + T.All(1.0 / 9);
        series = (series * z) - T.All(1.0 / 7);
        series = (series * z) + T.All(1.0 / 5);
        series = (series * z) - T.All(1.0 / 3);
        var (at, atLow) = AngleOfQuarters(quarters);
        var (s, lost) = PairKernels.QuickSum(at, t);
        var low = lost + (atLow + (tl + (t * (z * series))));

        // π/2 - s where it is steep, π - s on the left, π/2 + s where both.
        var flip = (steep ^ left) & T.All(-0.0);
        var from = T.Select(steep, T.All(1.5707963267948966), left & T.All(3.141592653589793));
        var fromLow = T.Select(steep, T.All(6.123233995736766e-17), left & T.All(1.2246467991473532e-16));
        var (angle, rest) = PairKernels.QuickSum(from, s ^ flip);
        return (angle, rest + (fromLow + (low ^ flip)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T High, T Low) AngleOfQuarters<T>(T quarters)
        where T : struct, ILanes<T>
    {
        T above0 = T.Less(T.All(0.5), quarters), above1 = T.Less(T.All(1.5), quarters);
        T above2 = T.Less(T.All(2.5), quarters), above3 = T.Less(T.All(3.5), quarters);
        var high = T.Select(above1, T.All(0.4636476090008061), above0 & T.All(0.24497866312686414));
        high = T.Select(above3, T.All(0.7853981633974483), T.Select(above2, T.All(0.6435011087932844), high));
        var low = T.Select(above1, T.All(2.2698777452961687e-17), above0 & T.All(1.0698755618734451e-17));
        low = T.Select(above3, T.All(3.061616997868383e-17), T.Select(above2, T.All(1.5834785051444286e-17), low));
        return (high, low);
    }
}
