using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns;

/// <summary>
/// sin and cos: x = n π/2 + r + tail with |r| at most π/4, where π/2 stands in four parts so that n times each of the first
/// three is exact (Cody and Waite), and the Taylor series, whose remainders are below 2^-60. Arguments beyond
/// <see cref="Largest"/> are reduced one by one (<see cref="LargeArguments"/>).
/// </summary>
internal static class TrigonometricKernels
{
    /// <summary>Up to here n has 19 bits.</summary>
    public const double Largest = 800_000;

    private const double Rounder = 6755399441055744;
    private const double TwoOverPi = 0.6366197723675814;
    private const double HalfPiA = 1.5707963267341256;
    private const double HalfPiB = 6.077100506303966e-11;
    private const double HalfPiC = 2.0222662487111665e-21;
    private const double HalfPiD = 8.4784276603689e-32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sin<T>(T x)
        where T : struct, ILanes<T>
    {
        if (T.Any(T.Less(T.Abs(x), T.All(Largest)) ^ AllOnes<T>()))
        {
            return T.Map(x, HepMath.Sin);
        }

        var (r, tail, n) = Reduce(x);
        // A zero keeps its sign, which the reduction of -0 loses.
        return T.Select(T.Less(T.Abs(x), T.All(double.Epsilon)), x, Quadrant(r, tail, n));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Cos<T>(T x)
        where T : struct, ILanes<T>
    {
        if (T.Any(T.Less(T.Abs(x), T.All(Largest)) ^ AllOnes<T>()))
        {
            return T.Map(x, HepMath.Cos);
        }

        var (r, tail, n) = Reduce(x);
        return Quadrant(r, tail, n + T.All(1));
    }

    /// <summary>Both at once: one reduction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Sin, T Cos) SinCos<T>(T x)
        where T : struct, ILanes<T>
    {
        if (T.Any(T.Less(T.Abs(x), T.All(Largest)) ^ AllOnes<T>()))
        {
            return (T.Map(x, HepMath.Sin), T.Map(x, HepMath.Cos));
        }

        var (r, tail, n) = Reduce(x);
        var sine = SineOf(r, tail);
        var cosine = CosineOf(r, tail);
        var sin = T.Select(T.Less(T.Abs(x), T.All(double.Epsilon)), x, Pick(sine, cosine, n));
        return (sin, Pick(sine, cosine, n + T.All(1)));
    }

    /// <summary>sin(n π/2 + r + tail); n is an integer plus 1.5 · 2^52.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Quadrant<T>(T r, T tail, T n)
        where T : struct, ILanes<T> => Pick(SineOf(r, tail), CosineOf(r, tail), n);

    /// <summary>An integer as <see cref="Quadrant"/> takes it.</summary>
    public static double Turns(int n) => Rounder + n;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Pick<T>(T sine, T cosine, T n)
        where T : struct, ILanes<T>
    {
        var one = T.All(BitConverter.Int64BitsToDouble(1));
        var odd = T.SubtractBits(T.All(0), n & one);
        var sign = T.ShiftLeft(T.ShiftRight(n, 1) & one, 63);
        return T.Select(odd, cosine, sine) ^ sign;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T AllOnes<T>()
        where T : struct, ILanes<T> => T.All(BitConverter.Int64BitsToDouble(-1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T R, T Tail, T N) Reduce<T>(T x)
        where T : struct, ILanes<T>
    {
        var n = (x * T.All(TwoOverPi)) + T.All(Rounder);
        var k = n - T.All(Rounder);
        var a = x - (k * T.All(HalfPiA));
        var (b, bTail) = Difference(a, k * T.All(HalfPiB));
        var (c, cTail) = Difference(b, k * T.All(HalfPiC));
        var rest = (bTail + cTail) - (k * T.All(HalfPiD));
        var r = c + rest;
        return (r, (c - r) + rest, n);
    }

    // a - b and what rounding lost (Knuth, The Art of Computer Programming 2, 4.2.2).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Value, T Lost) Difference<T>(T a, T b)
        where T : struct, ILanes<T>
    {
        var value = a - b;
        var part = value - a;
        return (value, (a - (value - part)) - (b + part));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T SineOf<T>(T r, T tail)
        where T : struct, ILanes<T> => r + SineBeyond(r, tail);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T CosineOf<T>(T r, T tail)
        where T : struct, ILanes<T>
    {
        var (w, beyond) = CosineParts(r, tail);
        return w + beyond;
    }

    /// <summary>sin(r + tail) - r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SineBeyond<T>(T r, T tail)
        where T : struct, ILanes<T>
    {
        var z = r * r;
        var s = T.All(1.0 / 355687428096000.0);
        s = (s * z) - T.All(1.0 / 1307674368000.0);
        s = (s * z) + T.All(1.0 / 6227020800.0);
        s = (s * z) - T.All(1.0 / 39916800.0);
        s = (s * z) + T.All(1.0 / 362880.0);
        s = (s * z) - T.All(1.0 / 5040.0);
        s = (s * z) + T.All(1.0 / 120.0);
        s = (s * z) - T.All(1.0 / 6.0);
        // sin(r + tail) = sin r + tail cos r
        return (r * z * s) + (tail * (T.All(1) - (T.All(0.5) * z)));
    }

    /// <summary>cos(r + tail) as a sum of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Value, T Beyond) CosineParts<T>(T r, T tail)
        where T : struct, ILanes<T>
    {
        var z = r * r;
        var c = T.All(1.0 / 6402373705728000.0);
        c = T.All(1.0 / 20922789888000.0) - (c * z);
        c = (c * z) - T.All(1.0 / 87178291200.0);
        c = (c * z) + T.All(1.0 / 479001600.0);
        c = (c * z) - T.All(1.0 / 3628800.0);
        c = (c * z) + T.All(1.0 / 40320.0);
        c = (c * z) - T.All(1.0 / 720.0);
        c = (c * z) + T.All(1.0 / 24.0);
        var half = T.All(0.5) * z;
        var w = T.All(1) - half;
        // cos(r + tail) = cos r - tail sin r
        return (w, ((T.All(1) - w) - half) + ((z * z * c) - (r * tail)));
    }
}
