namespace HepAnalysis.Columns;

/// <summary>
/// Reduces any argument of sin, cos and tan modulo π/2 with as many bits of 2/π as matter to it (Payne and Hanek, SIGNUM
/// Newsletter 18, 1983).
/// </summary>
internal static class LargeArguments
{
    // The first 1,280 bits of 2/π behind the point.
    private static readonly ulong[] TwoOverPi =
    [
        0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561,
        0xB7246E3A424DD2E0, 0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484,
        0xE99C7026B45F7E41, 0x3991D639835339F4, 0x9C845F8BBDF9283B, 0x1FF897FFDE05980F,
        0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D, 0x7527BAC7EBE5F17B,
        0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB, 0xF0CFBC209AF4361D,
    ];

    /// <summary>x = n π/2 + r, |r| at most π/4, n modulo 4. x is finite and at least 2^19 in size.</summary>
    public static (DoubleDouble R, int N) Reduce(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var mantissa = (ulong)(bits & 0xF_FFFF_FFFF_FFFF) | 0x10_0000_0000_0000;
        var exponent = (int)((bits >> 52) & 0x7FF) - 1075;

        // Bits of 2/π whose product with the mantissa is a multiple of 4 are left out; 192 of the next are enough.
        var first = Math.Max(exponent - 2, 0);
        Span<ulong> product = stackalloc ulong[4];
        var carry = 0UL;
        for (var i = 2; i >= 0; i--)
        {
            var wide = ((UInt128)mantissa * Window(first + (64 * i))) + carry;
            product[i + 1] = (ulong)wide;
            carry = (ulong)(wide >> 64);
        }

        product[0] = carry;

        // The point stands `fraction` bits from the right.
        var fraction = 192 - (exponent - first);
        var n = (int)(Bits(product, fraction, 2) & 3);
        var high = Bits(product, fraction - 64, 64);
        var low = Bits(product, fraction - 128, 64);
        var lowest = Bits(product, fraction - 192, 64);
        var negative = high >> 63 != 0;
        if (negative)
        {
            // Above one half: from the other side.
            n++;
            lowest = ~lowest + 1;
            low = ~low + (lowest == 0 ? 1UL : 0);
            high = ~high + (lowest == 0 && low == 0 ? 1UL : 0);
        }

        var value = ToDoubleDouble(high, low, lowest);
        value = value * DoubleDouble.HalfPi;
        if (negative)
        {
            value = -value;
        }

        return bits < 0 ? (-value, (4 - (n & 3)) & 3) : (value, n & 3);
    }

    // 64 bits of 2/π from bit `at` on.
    private static ulong Window(int at)
    {
        var word = at >> 6;
        var shift = at & 63;
        return shift == 0 ? TwoOverPi[word] : (TwoOverPi[word] << shift) | (TwoOverPi[word + 1] >> (64 - shift));
    }

    // `count` bits of a 256-bit number (most significant word first) from bit `from`, counted from the right.
    private static ulong Bits(ReadOnlySpan<ulong> number, int from, int count)
    {
        var result = 0UL;
        for (var i = count - 1; i >= 0; i--)
        {
            var at = from + i;
            var bit = at < 0 || at > 255 ? 0 : (number[3 - (at >> 6)] >> (at & 63)) & 1;
            result = (result << 1) | bit;
        }

        return result;
    }

    private static DoubleDouble ToDoubleDouble(ulong high, ulong low, ulong lowest)
    {
        // Each word in two exact halves, added from the small end.
        var sum = new DoubleDouble(0, 0);
        Span<ulong> words = [lowest, low, high];
        for (var i = 0; i < words.Length; i++)
        {
            var scale = BitConverter.Int64BitsToDouble((long)(1023 - (64 * (3 - i))) << 52);
            sum = sum + new DoubleDouble((words[i] & 0xFFFF_FFFF) * scale, 0);
            sum = sum + new DoubleDouble((words[i] >> 32) * (scale * 4294967296.0), 0);
        }

        return sum;
    }
}
