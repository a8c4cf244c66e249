using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HepAnalysis.Columns;

/// <summary>Four doubles side by side.</summary>
internal readonly struct FourLanes(Vector256<double> value) : ILanes<FourLanes>
{
    public Vector256<double> Value { get; } = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes All(double value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes operator +(FourLanes a, FourLanes b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes operator -(FourLanes a, FourLanes b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes operator *(FourLanes a, FourLanes b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes operator /(FourLanes a, FourLanes b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes operator &(FourLanes a, FourLanes b) => new(a.Value & b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes operator ^(FourLanes a, FourLanes b) => new(a.Value ^ b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Sqrt(FourLanes a) => new(Vector256.Sqrt(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Abs(FourLanes a) => new(Vector256.Abs(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Less(FourLanes a, FourLanes b) => new(Vector256.LessThan(a.Value, b.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes IsNumber(FourLanes a) => new(Vector256.Equals(a.Value, a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Select(FourLanes mask, FourLanes yes, FourLanes no) => new(Vector256.ConditionalSelect(mask.Value, yes.Value, no.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(FourLanes mask) => mask.Value.AsUInt64() != Vector256<ulong>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes ShiftLeft(FourLanes a, int bits) => new(Vector256.ShiftLeft(a.Value.AsInt64(), bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes ShiftRight(FourLanes a, int bits) => new(Vector256.ShiftRightLogical(a.Value.AsInt64(), bits).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes AddBits(FourLanes a, FourLanes b) => new((a.Value.AsInt64() + b.Value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes SubtractBits(FourLanes a, FourLanes b) => new((a.Value.AsInt64() - b.Value.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FourLanes Map(FourLanes a, Func<double, double> function)
    {
        Span<double> lanes = stackalloc double[Vector256<double>.Count];
        a.Value.CopyTo(lanes);
        for (var i = 0; i < lanes.Length; i++)
        {
            lanes[i] = function(lanes[i]);
        }

        return new(Vector256.Create<double>(lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Lost(FourLanes a, FourLanes b, FourLanes product) =>
        Fma.IsSupported ? new(Vector256.FusedMultiplyAdd(a.Value, b.Value, -product.Value)) : PairKernels.LostBySplitting(a, b, product);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FourLanes Map(FourLanes a, FourLanes b, Func<double, double, double> function)
    {
        Span<double> lanes = stackalloc double[Vector256<double>.Count];
        for (var i = 0; i < lanes.Length; i++)
        {
            lanes[i] = function(a.Value[i], b.Value[i]);
        }

        return new(Vector256.Create<double>(lanes));
    }
}
