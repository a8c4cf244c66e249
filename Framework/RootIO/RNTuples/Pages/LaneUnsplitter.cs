using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HepAnalysis.RootIO.RNTuples.Pages;

/// <summary>
/// <see cref="ByteUnsplitter"/> with AVX2, whose interleaving stays within halves of a register: the pieces of each row are put so that what
/// comes out of the halves is in order. Each returns how many elements it did; the rest is less than a vector.
/// </summary>
internal static class LaneUnsplitter
{
    private const int Step = 32;

    // Quarters 0 2 1 3.
    private const byte Quarters = 0b11_01_10_00;

    public static bool IsSupported => Avx2.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Unsplit16(ReadOnlySpan<byte> page, int total, int first, Span<ushort> target)
    {
        ref var row = ref MemoryMarshal.GetReference(page);
        ref var output = ref MemoryMarshal.GetReference(target);
        var done = 0;
        for (; done <= target.Length - Step; done += Step)
        {
            var at = (nuint)(uint)(first + done);
            var low = Avx2.Permute4x64(Vector256.LoadUnsafe(ref row, at).AsUInt64(), Quarters).AsByte();
            var high = Avx2.Permute4x64(Vector256.LoadUnsafe(ref row, at + (uint)total).AsUInt64(), Quarters).AsByte();
            Avx2.UnpackLow(low, high).AsUInt16().StoreUnsafe(ref output, (nuint)(uint)done);
            Avx2.UnpackHigh(low, high).AsUInt16().StoreUnsafe(ref output, (nuint)(uint)done + 16);
        }

        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Unsplit32(ReadOnlySpan<byte> page, int total, int first, Span<uint> target)
    {
        ref var row = ref MemoryMarshal.GetReference(page);
        ref var output = ref MemoryMarshal.GetReference(target);
        var order = Vector256.Create(0, 2, 4, 6, 1, 3, 5, 7);
        var length = (nuint)(uint)total;
        var done = 0;
        for (; done <= target.Length - Step; done += Step)
        {
            var at = (nuint)(uint)(first + done);
            var a = Load(ref row, at, order);
            var b = Load(ref row, at + length, order);
            var c = Load(ref row, at + (2 * length), order);
            var d = Load(ref row, at + (3 * length), order);
            var (low, high) = (Avx2.UnpackLow(a, b).AsUInt16(), Avx2.UnpackLow(c, d).AsUInt16());
            var to = (nuint)(uint)done;
            Avx2.UnpackLow(low, high).AsUInt32().StoreUnsafe(ref output, to);
            Avx2.UnpackHigh(low, high).AsUInt32().StoreUnsafe(ref output, to + 8);
            (low, high) = (Avx2.UnpackHigh(a, b).AsUInt16(), Avx2.UnpackHigh(c, d).AsUInt16());
            Avx2.UnpackLow(low, high).AsUInt32().StoreUnsafe(ref output, to + 16);
            Avx2.UnpackHigh(low, high).AsUInt32().StoreUnsafe(ref output, to + 24);
        }

        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Load(ref byte row, nuint at, Vector256<int> order) =>
        Avx2.PermuteVar8x32(Vector256.LoadUnsafe(ref row, at).AsInt32(), order).AsByte();
}
