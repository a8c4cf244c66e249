using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// How a Double32_t or Float16_t is packed, by the range in its comment, <c>[low,high,bits]</c>
/// (TStreamerElement::GetRange, TBufferFile::WriteDouble32).
/// <code>
///  low &lt; high            4: unsigned n; value = low + n / factor, factor = 2^bits / (high - low)
///  bits &lt; 15             1: exponent, 2: mantissa of that many bits and, above it, the sign (Float16_t: 12 bits without a range)
///  else                  4: a float
/// </code>
/// </summary>
internal sealed class PackedRange
{
    private const int FloatBits = 15;
    private const int ShortestFloat = 12;

    private readonly bool isFloat16;
    private readonly double low;
    private readonly double factor;
    private readonly int mantissaBits;

    private PackedRange(bool isFloat16, double low, double factor, int mantissaBits)
    {
        this.isFloat16 = isFloat16;
        this.low = low;
        this.factor = factor;
        this.mantissaBits = mantissaBits;
    }

    /// <summary>float64 of a Double32_t, float32 of a Float16_t.</summary>
    public NumberKind Kind => isFloat16 ? NumberKind.Float32 : NumberKind.Float64;

    /// <summary>Bytes of one value in the file.</summary>
    public int ValueBytes => factor == 0 && mantissaBits > 0 ? 3 : 4;

    /// <summary>Reads the range out of a comment or a leaf's title; dimensions before it are passed over.</summary>
    public static PackedRange Parse(bool isFloat16, string comment)
    {
        var (low, high, bits) = (0.0, 0.0, isFloat16 ? ShortestFloat : 32);
        foreach (var part in comment.Split('[').Skip(1))
        {
            var close = part.IndexOf(']', StringComparison.Ordinal);
            var fields = close < 0 ? [] : part[..close].Split(',');
            if (fields.Length is 2 or 3)
            {
                low = Bound(fields[0]);
                high = Bound(fields[1]);
                bits = fields.Length == 3 && int.TryParse(fields[2], NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) && given is >= 2 and <= 32 ? given : 32;
                break;
            }
        }

        if (low < high)
        {
            return new(isFloat16, low, (bits < 32 ? 1L << bits : uint.MaxValue) / (high - low), 0);
        }

        return new(isFloat16, 0, 0, bits < FloatBits ? bits : isFloat16 ? ShortestFloat : 0);
    }

    /// <summary>Unpacks values of <see cref="ValueBytes"/> bytes each.</summary>
    public void Decode(ReadOnlySpan<byte> source, Span<byte> target)
    {
        if (isFloat16)
        {
            var floats = MemoryMarshal.Cast<byte, float>(target);
            for (var i = 0; i < floats.Length; i++)
            {
                floats[i] = (float)Value(source[(i * ValueBytes)..]);
            }
        }
        else
        {
            var doubles = MemoryMarshal.Cast<byte, double>(target);
            for (var i = 0; i < doubles.Length; i++)
            {
                doubles[i] = Value(source[(i * ValueBytes)..]);
            }
        }
    }

    private double Value(ReadOnlySpan<byte> source)
    {
        if (factor != 0)
        {
            return (BinaryPrimitives.ReadUInt32BigEndian(source) / factor) + low;
        }

        if (mantissaBits == 0)
        {
            return BinaryPrimitives.ReadSingleBigEndian(source);
        }

        var mantissa = BinaryPrimitives.ReadUInt16BigEndian(source[1..]);
        var bits = ((uint)source[0] << 23) | ((mantissa & ((1u << (mantissaBits + 1)) - 1)) << (23 - mantissaBits));
        var value = BitConverter.UInt32BitsToSingle(bits);
        return (mantissa & (1u << (mantissaBits + 1))) != 0 ? -value : value;
    }

    // ROOT knows pi, its multiple 2 and its parts 1/2 and 1/4 in bounds.
    private static double Bound(string text)
    {
        var bound = text.Replace(" ", "", StringComparison.Ordinal);
        if (!bound.Contains("pi", StringComparison.Ordinal))
        {
            return double.TryParse(bound, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
        }

        var value = bound.Contains("2pi", StringComparison.Ordinal) || bound.Contains("2*pi", StringComparison.Ordinal) || bound.Contains("twopi", StringComparison.Ordinal) ? 2 * Math.PI
            : bound.Contains("pi/2", StringComparison.Ordinal) ? Math.PI / 2
            : bound.Contains("pi/4", StringComparison.Ordinal) ? Math.PI / 4
            : Math.PI;
        return bound.Contains('-', StringComparison.Ordinal) ? -value : value;
    }
}
