using System.Numerics;
using System.Runtime.InteropServices;
using HepAnalysis.Columns;

namespace HepAnalysis.RootReference.Digests;

/// <summary>Numbers in another type.</summary>
internal static class NumberConversion
{
    /// <param name="bytes">The numbers as stored.</param>
    /// <param name="from">Their type.</param>
    /// <param name="to">Int64 or UInt64 for integers, Float32 or Float64 for floating-point numbers.</param>
    public static byte[] Convert(ReadOnlySpan<byte> bytes, NumberKind from, NumberKind to) => from switch
    {
        NumberKind.Bool or NumberKind.UInt8 => Convert<byte>(bytes, to),
        NumberKind.Int8 => Convert<sbyte>(bytes, to),
        NumberKind.Int16 => Convert<short>(bytes, to),
        NumberKind.UInt16 => Convert<ushort>(bytes, to),
        NumberKind.Int32 => Convert<int>(bytes, to),
        NumberKind.UInt32 => Convert<uint>(bytes, to),
        NumberKind.Int64 => Convert<long>(bytes, to),
        NumberKind.UInt64 => Convert<ulong>(bytes, to),
        NumberKind.Float32 => Convert<float>(bytes, to),
        _ => Convert<double>(bytes, to),
    };

    private static byte[] Convert<TFrom>(ReadOnlySpan<byte> bytes, NumberKind to) where TFrom : unmanaged, INumber<TFrom> => to switch
    {
        NumberKind.Int32 => Convert<TFrom, int>(bytes),
        NumberKind.UInt32 => Convert<TFrom, uint>(bytes),
        NumberKind.Int64 => Convert<TFrom, long>(bytes),
        NumberKind.UInt64 => Convert<TFrom, ulong>(bytes),
        NumberKind.Float32 => Convert<TFrom, float>(bytes),
        NumberKind.Float64 => Convert<TFrom, double>(bytes),
        _ => throw new ArgumentOutOfRangeException(nameof(to), to, "no answer is converted to this type"),
    };

    private static byte[] Convert<TFrom, TTo>(ReadOnlySpan<byte> bytes)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged, INumber<TTo>
    {
        var values = MemoryMarshal.Cast<byte, TFrom>(bytes);
        var converted = new TTo[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            converted[i] = TTo.CreateTruncating(values[i]);
        }

        return MemoryMarshal.AsBytes(converted.AsSpan()).ToArray();
    }
}
