using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>From where collections end in their cluster to offsets in a block, and whether they rise.</summary>
internal static class OffsetKernel
{
    /// <summary>Fills offsets: <c>zero + (source - start)</c>, of which the lower 32 bits are kept.</summary>
    /// <param name="source">Where each collection ends.</param>
    /// <param name="start">Where the first begins in the cluster.</param>
    /// <param name="before">What stands before <paramref name="source"/>.</param>
    /// <param name="zero">Where the first begins in the block.</param>
    /// <param name="target">As many offsets.</param>
    /// <returns>False where an end lies before the one before it, or there is none: then the offsets are not valid.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TrySubtract(ReadOnlySpan<ulong> source, ulong start, ulong before, int zero, Span<int> target)
    {
        if (source.IsEmpty || source.Length != target.Length)
        {
            return false;
        }

        // Ends below 2^63 whose differences are, too, rise.
        var shift = (ulong)zero - start;
        var signs = source[0] | (source[0] - before);
        target[0] = (int)(uint)(source[0] + shift);
        var i = 1;
        if (Vector256.IsHardwareAccelerated)
        {
            ref var first = ref MemoryMarshal.GetReference(source);
            ref var output = ref MemoryMarshal.GetReference(target);
            var shifts = Vector256.Create(shift);
            var found = Vector256<ulong>.Zero;
            for (; i <= source.Length - Vector256<int>.Count; i += Vector256<int>.Count)
            {
                var at = (nuint)(uint)i;
                var (low, high) = (Vector256.LoadUnsafe(ref first, at), Vector256.LoadUnsafe(ref first, at + 4));
                found |= low | (low - Vector256.LoadUnsafe(ref first, at - 1)) | high | (high - Vector256.LoadUnsafe(ref first, at + 3));
                Vector256.Narrow(low + shifts, high + shifts).AsInt32().StoreUnsafe(ref output, at);
            }

            signs |= found[0] | found[1] | found[2] | found[3];
        }

        for (; i < source.Length; i++)
        {
            signs |= source[i] | (source[i] - source[i - 1]);
            target[i] = (int)(uint)(source[i] + shift);
        }

        return (long)signs >= 0;
    }
}
