using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HepAnalysis.RootIO.RNTuples.Pages;

/// <summary>
/// <see cref="ByteUnsplitter"/> with vectors of 64 bytes: a piece of every row of bytes is loaded into one register, whose bytes are put into
/// their places at once. Each returns how many elements it did; the rest is less than a vector.
/// </summary>
internal static class WideUnsplitter
{
    private static readonly Vector512<byte> Order16 = Order(width: 2, rows: 2, first: 0);
    private static readonly Vector512<byte> Order32 = Order(width: 4, rows: 4, first: 0);
    private static readonly Vector512<byte> Order64Lower = Order(width: 8, rows: 8, first: 0);
    private static readonly Vector512<byte> Order64Upper = Order(width: 8, rows: 8, first: 8);

    public static bool IsSupported => Avx512Vbmi.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Unsplit16(ReadOnlySpan<byte> page, int total, int first, Span<ushort> target)
    {
        const int Step = 32;
        ref var row = ref MemoryMarshal.GetReference(page);
        ref var output = ref Unsafe.As<ushort, byte>(ref MemoryMarshal.GetReference(target));
        var order = Order16;
        var done = 0;
        for (; done <= target.Length - Step; done += Step)
        {
            var at = (nuint)(uint)(first + done);
            var bytes = Vector512.Create(Vector256.LoadUnsafe(ref row, at), Vector256.LoadUnsafe(ref row, at + (uint)total));
            Avx512Vbmi.PermuteVar64x8(bytes, order).StoreUnsafe(ref output, 2 * (nuint)(uint)done);
        }

        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Unsplit32(ReadOnlySpan<byte> page, int total, int first, Span<uint> target)
    {
        const int Step = 16;
        ref var row = ref MemoryMarshal.GetReference(page);
        ref var output = ref Unsafe.As<uint, byte>(ref MemoryMarshal.GetReference(target));
        var order = Order32;
        var done = 0;
        for (; done <= target.Length - Step; done += Step)
        {
            Avx512Vbmi.PermuteVar64x8(FourRows(ref row, (nuint)(uint)(first + done), (uint)total), order).StoreUnsafe(ref output, 4 * (nuint)(uint)done);
        }

        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Unsplit64(ReadOnlySpan<byte> page, int total, int first, Span<ulong> target)
    {
        const int Step = 16;
        ref var row = ref MemoryMarshal.GetReference(page);
        ref var output = ref Unsafe.As<ulong, byte>(ref MemoryMarshal.GetReference(target));
        var (lower, upper) = (Order64Lower, Order64Upper);
        var done = 0;
        for (; done <= target.Length - Step; done += Step)
        {
            var at = (nuint)(uint)(first + done);
            var near = FourRows(ref row, at, (uint)total);
            var far = FourRows(ref row, at + (4 * (nuint)(uint)total), (uint)total);
            Avx512Vbmi.PermuteVar64x8x2(near, lower, far).StoreUnsafe(ref output, 8 * (nuint)(uint)done);
            Avx512Vbmi.PermuteVar64x8x2(near, upper, far).StoreUnsafe(ref output, (8 * (nuint)(uint)done) + 64);
        }

        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> FourRows(ref byte row, nuint at, nuint total) => Vector512.Create(
        Vector256.Create(Vector128.LoadUnsafe(ref row, at), Vector128.LoadUnsafe(ref row, at + total)),
        Vector256.Create(Vector128.LoadUnsafe(ref row, at + (2 * total)), Vector128.LoadUnsafe(ref row, at + (3 * total))));

    // Where each byte of the values lies: the rows are as long as one register of 64 bytes, or two for 8 rows, has room for.
    private static Vector512<byte> Order(int width, int rows, int first)
    {
        var length = rows == 8 ? 16 : 64 / rows;
        Span<byte> order = stackalloc byte[64];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = (byte)(((i % width) * length) + first + (i / width));
        }

        return Vector512.Create<byte>(order);
    }
}
