using System.Runtime.CompilerServices;

namespace HepAnalysis.Histograms;

/// <summary>
/// Many sums of doubles and of products of doubles, each exact, so that the order and grouping of the terms leave no trace:
/// they are rounded once, when read. A sum is a row of 64-bit integers that stand for 32 bits each (the upper half takes
/// the carries of 2^30 terms; Neal, arXiv:1505.05571). All sums share a window of as many such limbs as the terms so far have
/// needed, which grows on demand: ordinary weights take 4 or 5. Not thread-safe.
/// </summary>
internal sealed partial class ExactSums(int count)
{
    // Bit 0 of limb 0 is 2^-2148, the last bit of the smallest product; the top limb is beyond the largest sum.
    private const int LowestExponent = 2148;
    private const int LimbCount = ((2 * 2148) + 128) / 32;
    private const int MostTerms = 1 << 30;

    private long[] limbs = [];
    private int first;
    private int width;
    private int terms;

    /// <summary>Number of sums.</summary>
    public int Count => count;

    /// <summary>Adds a finite number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int sum, double value)
    {
        var (mantissa, exponent) = Parts(value);
        if (mantissa == 0)
        {
            // Its exponent would widen every row for nothing.
            return;
        }

        var place = exponent - 1 + (LowestExponent - 1074);
        var limb = place >> 5;
        var shift = place & 31;
        if (limb < first || limb + 3 > first + width || terms == MostTerms)
        {
            Prepare(limb, 3);
        }

        terms++;
        var sign = BitConverter.DoubleToInt64Bits(value) >> 63;
        var row = limbs.AsSpan((sum * width) + (limb - first), 3);
        var low = mantissa << shift;
        var high = (mantissa >> 1) >> (63 - shift);
        row[0] += ((long)(low & 0xFFFF_FFFF) ^ sign) - sign;
        row[1] += ((long)(low >> 32) ^ sign) - sign;
        row[2] += ((long)high ^ sign) - sign;
    }

    /// <summary>Adds the product of two finite numbers, all its bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddProduct(int sum, double a, double b)
    {
        var (mantissaA, exponentA) = Parts(a);
        var (mantissaB, exponentB) = Parts(b);
        if (mantissaA == 0 || mantissaB == 0)
        {
            return;
        }

        var high = Math.BigMul(mantissaA, mantissaB, out var low);
        var place = exponentA + exponentB - 2;
        var limb = place >> 5;
        var shift = place & 31;
        if (limb < first || limb + 5 > first + width || terms == MostTerms)
        {
            Prepare(limb, 5);
        }

        terms++;
        var sign = (BitConverter.DoubleToInt64Bits(a) ^ BitConverter.DoubleToInt64Bits(b)) >> 63;
        var row = limbs.AsSpan((sum * width) + (limb - first), 5);
        var top = (high >> 1) >> (63 - shift);
        high = (high << shift) | ((low >> 1) >> (63 - shift));
        low <<= shift;
        row[0] += ((long)(low & 0xFFFF_FFFF) ^ sign) - sign;
        row[1] += ((long)(low >> 32) ^ sign) - sign;
        row[2] += ((long)(high & 0xFFFF_FFFF) ^ sign) - sign;
        row[3] += ((long)(high >> 32) ^ sign) - sign;
        row[4] += ((long)top ^ sign) - sign;
    }

    /// <summary>Adds the sums of another of equal count.</summary>
    public void Add(ExactSums other)
    {
        if (other.width == 0)
        {
            return;
        }

        other.Normalise();
        Prepare(other.first, other.width);
        for (var sum = 0; sum < count; sum++)
        {
            var target = limbs.AsSpan((sum * width) + (other.first - first), other.width);
            var source = other.limbs.AsSpan(sum * other.width, other.width);
            for (var i = 0; i < source.Length; i++)
            {
                target[i] += source[i];
            }
        }

        // Normalised limbs are as large as a term's.
        terms++;
    }

    /// <summary>The exact sum of some of the sums, rounded to the nearest double, ties to even; infinite beyond the range.</summary>
    public double Round(params ReadOnlySpan<int> sums)
    {
        Span<long> total = stackalloc long[LimbCount];
        Total(sums, total);
        return ExactRounding.Round(total, LowestExponent);
    }

    private static (ulong Mantissa, int Exponent) Parts(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52) & 0x7FF;
        var fraction = (ulong)bits & 0xF_FFFF_FFFF_FFFF;
        return exponent == 0 ? (fraction, 1) : (fraction | 0x10_0000_0000_0000, exponent);
    }

    private void Total(ReadOnlySpan<int> sums, Span<long> total)
    {
        total.Clear();
        Normalise();
        foreach (var sum in sums)
        {
            var row = limbs.AsSpan(sum * width, width);
            for (var i = 0; i < width; i++)
            {
                total[first + i] += row[i];
            }
        }
    }

    // Makes room for limbs from `limb` on, with one above for carries, and takes the carries up where they are due.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Prepare(int limb, int needed)
    {
        if (terms >= MostTerms)
        {
            Normalise();
        }

        var newFirst = width == 0 ? limb : Math.Min(first, limb);
        var newEnd = Math.Min(Math.Max(width == 0 ? 0 : first + width, limb + needed + 1), LimbCount);
        if (newFirst == first && newEnd == first + width)
        {
            return;
        }

        var newWidth = newEnd - newFirst;
        var grown = new long[checked(count * newWidth)];
        for (var sum = 0; sum < count && width > 0; sum++)
        {
            limbs.AsSpan(sum * width, width).CopyTo(grown.AsSpan((sum * newWidth) + (first - newFirst)));
        }

        limbs = grown;
        first = newFirst;
        width = newWidth;
    }

    private void Normalise()
    {
        for (var sum = 0; sum < count && width > 0; sum++)
        {
            var row = limbs.AsSpan(sum * width, width);
            for (var i = 0; i < row.Length - 1; i++)
            {
                var carry = row[i] >> 32;
                row[i] -= carry << 32;
                row[i + 1] += carry;
            }
        }

        terms = 1;
        if (width > 0 && first + width < LimbCount && TopIsLarge())
        {
            Prepare(first + width - 1, 1);
            Normalise();
        }
    }

    private bool TopIsLarge()
    {
        for (var sum = 0; sum < count; sum++)
        {
            if (Math.Abs(limbs[(sum * width) + width - 1]) >= 1L << 32)
            {
                return true;
            }
        }

        return false;
    }
}
