using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HepAnalysis.Histograms;

/// <summary>The steps of a bulk fill's statistics, many values at a time. Spans of one call are equally long.</summary>
internal static class FillTerms
{
    /// <summary>All bits set where <paramref name="low"/> ≤ x &lt; <paramref name="high"/>, else 0.</summary>
    public static void Inside(ReadOnlySpan<double> x, double low, double high, Span<double> mask)
    {
        var i = 0;
        for (; i <= x.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var value = Load(x, i);
            Store(Vector256.GreaterThanOrEqual(value, Vector256.Create(low)) & Vector256.LessThan(value, Vector256.Create(high)), mask, i);
        }

        for (; i < x.Length; i++)
        {
            mask[i] = BitConverter.Int64BitsToDouble(x[i] >= low && x[i] < high ? -1 : 0);
        }
    }

    /// <summary>The value where it lies from <paramref name="low"/> to <paramref name="last"/>, else one of these; the first for NaN.</summary>
    public static void Clamp(ReadOnlySpan<double> x, double low, double last, Span<double> result)
    {
        var i = 0;
        for (; i <= x.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var value = Load(x, i);
            value = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(value, Vector256.Create(low)), value, Vector256.Create(low));
            Store(Vector256.ConditionalSelect(Vector256.LessThanOrEqual(value, Vector256.Create(last)), value, Vector256.Create(last)), result, i);
        }

        for (; i < x.Length; i++)
        {
            result[i] = x[i] >= low ? x[i] <= last ? x[i] : last : low;
        }
    }

    /// <summary>Clears the mask where the value is not finite.</summary>
    public static void OnlyFinite(ReadOnlySpan<double> values, Span<double> mask)
    {
        var i = 0;
        for (; i <= values.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            Store(Load(mask, i) & Vector256.LessThanOrEqual(Vector256.Abs(Load(values, i)), Vector256.Create(double.MaxValue)), mask, i);
        }

        for (; i < values.Length; i++)
        {
            mask[i] = double.IsFinite(values[i]) ? mask[i] : 0;
        }
    }

    /// <summary>The bits that both have: values where a mask is set, else 0.</summary>
    public static void Both(ReadOnlySpan<double> values, ReadOnlySpan<double> mask, Span<double> result)
    {
        var i = 0;
        for (; i <= values.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            Store(Load(values, i) & Load(mask, i), result, i);
        }

        for (; i < values.Length; i++)
        {
            result[i] = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(values[i]) & BitConverter.DoubleToInt64Bits(mask[i]));
        }
    }

    /// <summary>Rounded products.</summary>
    public static void Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result)
    {
        var i = 0;
        for (; i <= a.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            Store(Load(a, i) * Load(b, i), result, i);
        }

        for (; i < a.Length; i++)
        {
            result[i] = a[i] * b[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(ReadOnlySpan<double> values, int i) => Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<double> value, Span<double> target, int i) => value.StoreUnsafe(ref MemoryMarshal.GetReference(target), (nuint)i);
}
