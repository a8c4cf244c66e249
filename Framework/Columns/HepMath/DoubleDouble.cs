using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns;

/// <summary>
/// A number as the unevaluated sum of two doubles, about 106 bits (Dekker, Numerische Mathematik 18, 1971): what the rare
/// functions are computed in, so that rounding once at the end is all that is lost.
/// </summary>
internal readonly struct DoubleDouble(double high, double low)
{
    private const double Splitter = 134217729;

    public double High { get; } = high;

    public double Low { get; } = low;

    public static DoubleDouble HalfPi => new(1.5707963267948966, 6.123233995736766e-17);

    public static DoubleDouble Ln2 => new(0.6931471805599453, 2.3190468138462996e-17);

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var sum = Sum(a.High, b.High);
        var rest = Sum(a.Low, b.Low);
        var first = QuickSum(sum.High, sum.Low + rest.High);
        return QuickSum(first.High, first.Low + rest.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var product = Product(a.High, b.High);
        return QuickSum(product.High, product.Low + ((a.High * b.Low) + (a.Low * b.High)));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        var first = a.High / b.High;
        var rest = a - (b * new DoubleDouble(first, 0));
        var second = rest.High / b.High;
        rest -= b * new DoubleDouble(second, 0);
        return QuickSum(first, second) + new DoubleDouble(rest.High / b.High, 0);
    }

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    /// <summary>The sum of two doubles, exactly.</summary>
    public static DoubleDouble Sum(double a, double b)
    {
        var sum = a + b;
        var part = sum - a;
        return new(sum, (a - (sum - part)) + (b - part));
    }

    /// <summary>The product of two doubles, exactly; both below 2^990.</summary>
    public static DoubleDouble Product(double a, double b)
    {
        var product = a * b;
        var (aHigh, aLow) = Split(a);
        var (bHigh, bLow) = Split(b);
        return new(product, ((((aHigh * bHigh) - product) + (aHigh * bLow)) + (aLow * bHigh)) + (aLow * bLow));
    }

    /// <summary>Times a power of two.</summary>
    public DoubleDouble Times(double powerOf2) => new(High * powerOf2, Low * powerOf2);

    /// <summary>The nearest double.</summary>
    public double Round() => High + Low;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDouble QuickSum(double large, double small)
    {
        var sum = large + small;
        return new(sum, small - (sum - large));
    }

    private static (double High, double Low) Split(double a)
    {
        var scaled = Splitter * a;
        var high = scaled - (scaled - a);
        return (high, a - high);
    }
}
