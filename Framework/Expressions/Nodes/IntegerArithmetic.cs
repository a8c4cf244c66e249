using HepAnalysis.Expressions.Running;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Nodes;

/// <summary>Integer operations in 128 bits, where nothing of two 64-bit integers overflows except a shifted or multiplied uint64.</summary>
internal static class IntegerArithmetic
{
    public static Int128 At(Lane lane, ValueKind kind, int i) => kind == ValueKind.UInt64 ? lane.Values<ulong>()[i] : lane.Values<long>()[i];

    /// <summary>The exact result; null with a reason where there is none.</summary>
    public static Int128? Apply(IntegerOperator operation, Int128 x, Int128 y, bool signed, out string? why)
    {
        why = null;
        switch (operation)
        {
            case IntegerOperator.Remainder when y == 0:
                why = $"{x} % 0";
                return null;
            case IntegerOperator.ShiftLeft or IntegerOperator.ShiftRight when y < 0 || y > 63:
                why = $"a shift by {y} of 64 bits";
                return null;
        }

        var result = operation switch
        {
            IntegerOperator.Add => x + y,
            IntegerOperator.Subtract => x - y,
            IntegerOperator.Multiply => Times(x, y),
            IntegerOperator.Remainder => x % y,
            IntegerOperator.And => x & y,
            IntegerOperator.Or => x | y,
            IntegerOperator.Xor => x ^ y,
            IntegerOperator.ShiftLeft => Times(x, Int128.One << (int)y),
            IntegerOperator.ShiftRight => x >> (int)y,
            IntegerOperator.Min => Int128.Min(x, y),
            IntegerOperator.Max => Int128.Max(x, y),
            IntegerOperator.Negate => -x,
            IntegerOperator.Abs => Int128.Abs(x),
            _ => signed ? ~x : (Int128)~(ulong)x,
        };
        var fits = signed ? result >= long.MinValue && result <= long.MaxValue : result >= 0 && result <= ulong.MaxValue;
        if (fits)
        {
            return result;
        }

        why = $"the result of {x} and {y} is not in the range of {(signed ? "int64" : "uint64")}";
        return null;
    }

    // |x| and |y| are below 2^64, so that a product beyond 127 bits is one beyond 64 as well: any value out of range stands for it.
    private static Int128 Times(Int128 x, Int128 y)
    {
        var magnitude = (UInt128)Int128.Abs(x) * (UInt128)Int128.Abs(y);
        return magnitude > (UInt128)Int128.MaxValue ? Int128.MaxValue : (x < 0) != (y < 0) ? -(Int128)magnitude : (Int128)magnitude;
    }
}
