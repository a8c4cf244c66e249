using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HepAnalysis.Columns;

/// <summary>A function of up to four numbers, for any number of lanes; unused operands repeat the first.</summary>
internal interface ILaneFunction
{
    static abstract T Run<T>(T a, T b, T c, T d)
        where T : struct, ILanes<T>;
}

/// <summary>Runs a function over whole spans with the widest lanes that this processor has.</summary>
internal static class SpanKernels
{
    public static void Run<TFunction>(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d, Span<double> result)
        where TFunction : struct, ILaneFunction
    {
        if (a.Length != result.Length || b.Length != a.Length || c.Length != a.Length || d.Length != a.Length)
        {
            throw new ArgumentException($"operands of {a.Length}, {b.Length}, {c.Length} and {d.Length} values for {result.Length} results");
        }

        var done = Vector512.IsHardwareAccelerated ? RunEight<TFunction>(a, b, c, d, result)
            : Vector256.IsHardwareAccelerated ? RunFour<TFunction>(a, b, c, d, result) : 0;
        if (done < a.Length)
        {
            RunOne<TFunction>(a[done..], b[done..], c[done..], d[done..], result[done..]);
        }
    }

    // Methods of their own: each has the whole of the compiler's budget for inlining.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static int RunEight<TFunction>(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d, Span<double> result)
        where TFunction : struct, ILaneFunction
    {
        var i = 0;
        for (; i <= a.Length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            TFunction.Run(Eight(a, i), Eight(b, i), Eight(c, i), Eight(d, i)).Value.StoreUnsafe(ref MemoryMarshal.GetReference(result), (nuint)i);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static int RunFour<TFunction>(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d, Span<double> result)
        where TFunction : struct, ILaneFunction
    {
        var i = 0;
        for (; i <= a.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            TFunction.Run(Four(a, i), Four(b, i), Four(c, i), Four(d, i)).Value.StoreUnsafe(ref MemoryMarshal.GetReference(result), (nuint)i);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void RunOne<TFunction>(ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d, Span<double> result)
        where TFunction : struct, ILaneFunction
    {
        for (var i = 0; i < a.Length; i++)
        {
            result[i] = TFunction.Run(new OneLane(a[i]), new OneLane(b[i]), new OneLane(c[i]), new OneLane(d[i])).Value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static EightLanes Eight(ReadOnlySpan<double> x, int i) => new(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(x), (nuint)i));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FourLanes Four(ReadOnlySpan<double> x, int i) => new(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(x), (nuint)i));
}
