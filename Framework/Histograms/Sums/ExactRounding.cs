namespace HepAnalysis.Histograms;

/// <summary>Rounds a long integer to a double.</summary>
internal static class ExactRounding
{
    /// <summary>
    /// The value Σ limb[i] 2^(32 i − <paramref name="lowestExponent"/>), rounded once. The limbs may be of any size and sign;
    /// they are overwritten.
    /// </summary>
    public static double Round(Span<long> limbs, int lowestExponent)
    {
        Carry(limbs);
        var negative = limbs[^1] < 0;
        if (negative)
        {
            for (var i = 0; i < limbs.Length; i++)
            {
                limbs[i] = -limbs[i];
            }

            Carry(limbs);
        }

        var top = limbs.Length - 1;
        while (top >= 0 && limbs[top] == 0)
        {
            top--;
        }

        if (top < 0)
        {
            return 0;
        }

        var highest = (32 * top) + 63 - System.Numerics.BitOperations.LeadingZeroCount((ulong)limbs[top]);
        var exponent = highest - lowestExponent;
        if (exponent > 1023)
        {
            return negative ? double.NegativeInfinity : double.PositiveInfinity;
        }

        // The last bit that is kept: the 53rd, or that of the subnormals.
        var last = Math.Max(highest - 52, lowestExponent - 1074);
        var mantissa = 0UL;
        for (var bit = highest; bit >= last; bit--)
        {
            mantissa = (mantissa << 1) | Bit(limbs, bit);
        }

        if (Bit(limbs, last - 1) == 1 && ((mantissa & 1) == 1 || AnyBelow(limbs, last - 1)))
        {
            mantissa++;
        }

        // A mantissa that was rounded up to 2^53 carries into the exponent by itself.
        var bits = last > lowestExponent - 1074 ? ((ulong)(exponent + 1022) << 52) + mantissa : mantissa;
        var value = BitConverter.UInt64BitsToDouble(bits);
        return negative ? -value : value;
    }

    /// <summary>Brings every limb but the last into 0 to 2^32 - 1; the last takes the sign.</summary>
    public static void Carry(Span<long> limbs)
    {
        for (var i = 0; i < limbs.Length - 1; i++)
        {
            var carry = limbs[i] >> 32;
            limbs[i] -= carry << 32;
            limbs[i + 1] += carry;
        }
    }

    private static ulong Bit(ReadOnlySpan<long> limbs, int bit) => bit < 0 ? 0 : ((ulong)limbs[bit >> 5] >> (bit & 31)) & 1;

    private static bool AnyBelow(ReadOnlySpan<long> limbs, int bit)
    {
        if (bit <= 0)
        {
            return false;
        }

        for (var i = 0; i < bit >> 5; i++)
        {
            if (limbs[i] != 0)
            {
                return true;
            }
        }

        return (limbs[bit >> 5] & ((1L << (bit & 31)) - 1)) != 0;
    }
}
