using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HepAnalysis.Histograms;

internal sealed partial class ExactSums
{
    /// <summary>Most terms whose parts add up without rounding: those of one <see cref="AddAll"/>.</summary>
    public const int MostAtOnce = 512;

    /// <summary>
    /// Adds up to <see cref="MostAtOnce"/> terms; infinite and NaN ones are left out. Each is cut at two places fixed by the
    /// largest (adding and subtracting a large constant; Demmel and Hida, SIAM J. Sci. Comput. 25, 1214, 2003), so that the
    /// parts of one place add up exactly as doubles. What spreads wider than the two places is added one by one.
    /// </summary>
    public void AddAll(int sum, ReadOnlySpan<double> values)
    {
        var largest = LargestBits(values);
        var exponent = (int)(largest >> 52);
        if (largest == 0)
        {
            return;
        }

        if (exponent is < 200 or > 2000 || values.Length > MostAtOnce || !TryAddTogether(sum, values, exponent - 1022))
        {
            foreach (var value in values)
            {
                if (double.IsFinite(value))
                {
                    Add(sum, value);
                }
            }
        }
    }

    // All values are below 2^bound.
    private bool TryAddTogether(int sum, ReadOnlySpan<double> values, int bound)
    {
        // Multiples of 2^(bound - 42), 512 of them below 2^(bound + 9); what is left is below 2^(bound - 43).
        var upper = 1.5 * PowerOf2(bound + 10);
        var lower = 1.5 * PowerOf2(bound - 33);
        var left = Vector256<double>.Zero;
        var uppers = Vector256<double>.Zero;
        var lowers = Vector256<double>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var value = Load(values, i);
            var first = (value + Vector256.Create(upper)) - Vector256.Create(upper);
            var rest = value - first;
            var second = (rest + Vector256.Create(lower)) - Vector256.Create(lower);
            uppers += first;
            lowers += second;
            left |= rest - second;
        }

        double upperSum = Vector256.Sum(uppers), lowerSum = Vector256.Sum(lowers);
        var isLeft = left.AsInt64() != Vector256<long>.Zero;
        for (; i < values.Length; i++)
        {
            var first = (values[i] + upper) - upper;
            var rest = values[i] - first;
            var second = (rest + lower) - lower;
            upperSum += first;
            lowerSum += second;
            isLeft |= rest != second;
        }

        if (isLeft)
        {
            return false;
        }

        Add(sum, upperSum);
        Add(sum, lowerSum);
        return true;
    }

    // The bits of a positive double rise with it.
    private static long LargestBits(ReadOnlySpan<double> values)
    {
        var largest = Vector256<long>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            largest = Vector256.Max(largest, Load(values, i).AsInt64() & Vector256.Create(long.MaxValue));
        }

        var most = Math.Max(Math.Max(largest[0], largest[1]), Math.Max(largest[2], largest[3]));
        for (; i < values.Length; i++)
        {
            most = Math.Max(most, BitConverter.DoubleToInt64Bits(values[i]) & long.MaxValue);
        }

        return most;
    }

    private static double PowerOf2(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(ReadOnlySpan<double> values, int i) => Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)i);
}
