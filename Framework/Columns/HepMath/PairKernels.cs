using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns;

/// <summary>
/// Numbers as the unevaluated sum of two lanes (Dekker, Numerische Mathematik 18, 1971): the few steps of an elementary
/// function in which a rounding would show.
/// </summary>
internal static class PairKernels
{
    /// <summary>a + b and what rounding lost (Knuth, The Art of Computer Programming 2, 4.2.2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T High, T Low) Sum<T>(T a, T b)
        where T : struct, ILanes<T>
    {
        var sum = a + b;
        var part = sum - a;
        return (sum, (a - (sum - part)) + (b - part));
    }

    /// <summary>As <see cref="Sum"/> where the first is 0 or the larger in size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T High, T Low) QuickSum<T>(T large, T small)
        where T : struct, ILanes<T>
    {
        var sum = large + small;
        return (sum, small - (sum - large));
    }

    /// <summary>a b and what rounding lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T High, T Low) Product<T>(T a, T b)
        where T : struct, ILanes<T>
    {
        var product = a * b;
        return (product, T.Lost(a, b, product));
    }

    /// <summary>The root of h + l.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T High, T Low) Root<T>(T h, T l)
        where T : struct, ILanes<T>
    {
        var root = T.Sqrt(h);
        var (square, lost) = Product(root, root);
        return (root, (((h - square) - lost) + l) / (root + root));
    }

    /// <summary>(a + al) / (b + bl).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T High, T Low) Quotient<T>(T a, T al, T b, T bl)
        where T : struct, ILanes<T>
    {
        var quotient = a / b;
        var (product, lost) = Product(quotient, b);
        return (quotient, ((((a - product) - lost) + al) - (quotient * bl)) / b);
    }

    /// <summary>What a product lost, from halves of the factors (Veltkamp and Dekker).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LostBySplitting<T>(T a, T b, T product)
        where T : struct, ILanes<T>
    {
        var (aHigh, aLow) = Split(a);
        var (bHigh, bLow) = Split(b);
        return ((((aHigh * bHigh) - product) + (aHigh * bLow)) + (aLow * bHigh)) + (aLow * bLow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T High, T Low) Split<T>(T a)
        where T : struct, ILanes<T>
    {
        var scaled = T.All(134217729) * a;
        var high = scaled - (scaled - a);
        return (high, a - high);
    }
}
