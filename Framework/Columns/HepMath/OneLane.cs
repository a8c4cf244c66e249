using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace HepAnalysis.Columns;

/// <summary>A double alone.</summary>
internal readonly struct OneLane(double value) : ILanes<OneLane>
{
    public double Value { get; } = value;

    private long Bits => BitConverter.DoubleToInt64Bits(Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane All(double value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane operator +(OneLane a, OneLane b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane operator -(OneLane a, OneLane b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane operator *(OneLane a, OneLane b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane operator /(OneLane a, OneLane b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane operator &(OneLane a, OneLane b) => Of(a.Bits & b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane operator ^(OneLane a, OneLane b) => Of(a.Bits ^ b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane Sqrt(OneLane a) => new(Math.Sqrt(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane Abs(OneLane a) => new(Math.Abs(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane Less(OneLane a, OneLane b) => Of(a.Value < b.Value ? -1L : 0L);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane IsNumber(OneLane a) => Of(double.IsNaN(a.Value) ? 0L : -1L);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane Select(OneLane mask, OneLane yes, OneLane no) => mask.Bits != 0 ? yes : no;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(OneLane mask) => mask.Bits != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane ShiftLeft(OneLane a, int bits) => Of(a.Bits << bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane ShiftRight(OneLane a, int bits) => Of(a.Bits >>> bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane AddBits(OneLane a, OneLane b) => Of(a.Bits + b.Bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane SubtractBits(OneLane a, OneLane b) => Of(a.Bits - b.Bits);

    public static OneLane Map(OneLane a, Func<double, double> function) => new(function(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane Lost(OneLane a, OneLane b, OneLane product) =>
        Fma.IsSupported || AdvSimd.Arm64.IsSupported ? new(Math.FusedMultiplyAdd(a.Value, b.Value, -product.Value)) : PairKernels.LostBySplitting(a, b, product);

    public static OneLane Map(OneLane a, OneLane b, Func<double, double, double> function) => new(function(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static OneLane Of(long bits) => new(BitConverter.Int64BitsToDouble(bits));
}
