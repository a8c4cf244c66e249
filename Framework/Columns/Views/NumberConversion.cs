using System.Numerics;
using System.Runtime.InteropServices;

namespace HepAnalysis.Columns.Views;

/// <summary>Which kinds of numbers hold all values of which others, and the conversion.</summary>
public static class NumberConversion
{
    /// <summary>True where every value of <paramref name="from"/> is one of <paramref name="to"/>, exactly.</summary>
    public static bool IsExact(NumberKind from, NumberKind to)
    {
        if (from == to)
        {
            return true;
        }

        if (from == NumberKind.Bool || to == NumberKind.Bool)
        {
            return false;
        }

        if (!from.IsInteger())
        {
            return from == NumberKind.Float32 && to == NumberKind.Float64;
        }

        var bits = from.Size() * 8;
        return to switch
        {
            NumberKind.Float32 => bits <= 16,
            NumberKind.Float64 => bits <= 32,
            _ when IsUnsigned(to) => IsUnsigned(from) && to.Size() >= from.Size(),
            _ => IsUnsigned(from) ? to.Size() > from.Size() : to.Size() >= from.Size(),
        };
    }

    /// <summary>Converts all values into another column.</summary>
    /// <param name="from">The values.</param>
    /// <param name="to">Resized to as many; of a kind that <see cref="IsExact"/> allows.</param>
    /// <exception cref="InvalidOperationException">The kinds do not allow it.</exception>
    public static void Widen(NumberColumn from, NumberColumn to)
    {
        if (!IsExact(from.Kind, to.Kind))
        {
            throw new InvalidOperationException($"{to.Kind.Name()} does not hold every {from.Kind.Name()}");
        }

        switch (to.Kind)
        {
            case NumberKind.Bool:
                var bytes = MemoryMarshal.AsBytes(from.Values<bool>());
                var flags = to.Resize<bool>(bytes.Length);
                for (var i = 0; i < bytes.Length; i++)
                {
                    flags[i] = bytes[i] != 0;
                }

                break;
            case NumberKind.Float32:
                Into<float>(from, to);
                break;
            case NumberKind.Float64:
                Into<double>(from, to);
                break;
            case NumberKind.Int8:
                Into<sbyte>(from, to);
                break;
            case NumberKind.UInt8:
                Into<byte>(from, to);
                break;
            case NumberKind.Int16:
                Into<short>(from, to);
                break;
            case NumberKind.UInt16:
                Into<ushort>(from, to);
                break;
            case NumberKind.Int32:
                Into<int>(from, to);
                break;
            case NumberKind.UInt32:
                Into<uint>(from, to);
                break;
            case NumberKind.Int64:
                Into<long>(from, to);
                break;
            case NumberKind.UInt64:
                Into<ulong>(from, to);
                break;
        }
    }

    private static bool IsUnsigned(NumberKind kind) => kind is NumberKind.UInt8 or NumberKind.UInt16 or NumberKind.UInt32 or NumberKind.UInt64;

    private static void Into<TTo>(NumberColumn from, NumberColumn to)
        where TTo : unmanaged, INumberBase<TTo>
    {
        switch (from.Kind)
        {
            case NumberKind.Float32:
                Copy<float, TTo>(from, to);
                break;
            case NumberKind.Float64:
                Copy<double, TTo>(from, to);
                break;
            case NumberKind.Int8:
                Copy<sbyte, TTo>(from, to);
                break;
            case NumberKind.UInt8:
                Copy<byte, TTo>(from, to);
                break;
            case NumberKind.Int16:
                Copy<short, TTo>(from, to);
                break;
            case NumberKind.UInt16:
                Copy<ushort, TTo>(from, to);
                break;
            case NumberKind.Int32:
                Copy<int, TTo>(from, to);
                break;
            case NumberKind.UInt32:
                Copy<uint, TTo>(from, to);
                break;
            case NumberKind.Int64:
                Copy<long, TTo>(from, to);
                break;
            case NumberKind.UInt64:
                Copy<ulong, TTo>(from, to);
                break;
        }
    }

    private static void Copy<TFrom, TTo>(NumberColumn from, NumberColumn to)
        where TFrom : unmanaged, INumberBase<TFrom>
        where TTo : unmanaged, INumberBase<TTo>
    {
        var source = from.Values<TFrom>();
        var target = to.Resize<TTo>(source.Length);
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = TTo.CreateTruncating(source[i]);
        }
    }
}
