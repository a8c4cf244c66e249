namespace HepAnalysis.Columns;

/// <summary>
/// Functions in <see cref="DoubleDouble"/>: Taylor series after reduction, and a step of Newton's method for inverses. Slower
/// than the kernels (some tenths of a microsecond); for what an analysis computes rarely.
/// </summary>
internal static class PreciseFunctions
{
    private const double Rounder = 6755399441055744;

    private static readonly DoubleDouble[] InverseFactorials = Factorials();

    /// <summary>e^x as a value and a power of two; |x| below 800.</summary>
    public static (DoubleDouble Value, int Power) Exp(DoubleDouble x)
    {
        var k = ((x.High * 1.4426950408889634) + Rounder) - Rounder;
        var r = x - (DoubleDouble.Ln2 * k) - (k * 5.707708438416212e-34);
        var sum = InverseFactorials[^1];
        for (var n = InverseFactorials.Length - 2; n >= 0; n--)
        {
            sum = (sum * r) + InverseFactorials[n];
        }

        return (sum, (int)k);
    }

    /// <summary>ln x for a positive, finite, normal x.</summary>
    public static DoubleDouble Log(DoubleDouble x)
    {
        var start = HepMath.Log(x.High);
        var (inverse, power) = Exp(-start);
        // x e^-y - 1 is tiny: its logarithm is itself less half its square.
        var rest = (x.Times(Power(power / 2)) * inverse).Times(Power(power - (power / 2))) - 1.0;
        return start + rest - (rest * rest).Times(0.5);
    }

    /// <summary>sin and cos for |r| up to π/4.</summary>
    public static (DoubleDouble Sin, DoubleDouble Cos) SinCos(DoubleDouble r)
    {
        var z = -(r * r);
        DoubleDouble sin = 0, cos = 0;
        for (var n = InverseFactorials.Length - 2; n >= 0; n -= 2)
        {
            cos = (cos * z) + InverseFactorials[n];
            sin = (sin * z) + InverseFactorials[n + 1];
        }

        return (sin * r, cos);
    }

    /// <summary>The angle of (x, y) for y at least 0, x at least 0, not both 0, both within 2^-500 to 2^500 where they are not 0.</summary>
    public static DoubleDouble Angle(DoubleDouble y, DoubleDouble x)
    {
        if (y.High > x.High)
        {
            return DoubleDouble.HalfPi - Angle(x, y);
        }

        var ratio = y / x;
        if (ratio.High < 1e-9)
        {
            return ratio - (ratio * ratio * ratio / 3.0);
        }

        // A first value to some thousandths; each step triples its digits, and only the last needs all of them.
        var a = ratio.High;
        var rough = a * (0.7853981633974483 + (0.273 * (1 - a)));
        for (var step = 0; step < 2; step++)
        {
            var (s, c) = HepMath.SinCos(rough);
            rough += ((y.High * c) - (x.High * s)) / ((x.High * c) + (y.High * s));
        }

        var (sin, cos) = SinCos(rough);
        return rough + (((y * cos) - (x * sin)) / ((x * cos) + (y * sin)));
    }

    /// <summary>2^k for a normal result.</summary>
    public static double Power(int k) => BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);

    private static DoubleDouble[] Factorials()
    {
        var all = new DoubleDouble[28];
        all[0] = 1.0;
        for (var n = 1; n < all.Length; n++)
        {
            all[n] = all[n - 1] / n;
        }

        return all;
    }
}
