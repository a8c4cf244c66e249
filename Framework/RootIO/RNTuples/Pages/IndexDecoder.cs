using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HepAnalysis.RootIO.RNTuples.Metadata;

namespace HepAnalysis.RootIO.RNTuples.Pages;

/// <summary>Where collections end, out of a page; those of a split column are stored as differences, the items of each collection.</summary>
internal static class IndexDecoder
{
    /// <summary>Decodes a whole page.</summary>
    public static void Decode(RNTupleColumnType type, ReadOnlySpan<byte> page, Span<ulong> target)
    {
        switch (type)
        {
            case RNTupleColumnType.Index64:
                MemoryMarshal.Cast<byte, ulong>(page)[..target.Length].CopyTo(target);
                break;
            case RNTupleColumnType.Index32:
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = MemoryMarshal.Read<uint>(page[(4 * i)..]);
                }

                break;
            case RNTupleColumnType.SplitIndex64:
                if (!SumBytes(page[..(8 * target.Length)], target))
                {
                    ByteUnsplitter.Unsplit64(page, target.Length, 0, target);
                    Sum(target, ulong.MaxValue);
                }

                break;
            default:
                if (!SumBytes(page[..(4 * target.Length)], target))
                {
                    Widen(page, target);
                    Sum(target, uint.MaxValue);
                }

                break;
        }
    }

    // Collections of less than 256 items, as nearly all are: only the row of lowest bytes holds anything, and no sum exceeds 32 bits
    // in a page of less than 16 million.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool SumBytes(ReadOnlySpan<byte> page, Span<ulong> target)
    {
        if (target.Length >= 1 << 24 || page[target.Length..].ContainsAnyExcept((byte)0))
        {
            return false;
        }

        ulong sum = 0;
        for (var i = 0; i < target.Length; i++)
        {
            sum += page[i];
            target[i] = sum;
        }

        return true;
    }

    // Upper halves first: they are overwritten from the back by the widened lower ones.
    private static void Widen(ReadOnlySpan<byte> page, Span<ulong> target)
    {
        var narrow = MemoryMarshal.Cast<ulong, uint>(target);
        ByteUnsplitter.Unsplit32(page, target.Length, 0, narrow[..target.Length]);
        for (var i = target.Length - 1; i >= 0; i--)
        {
            target[i] = narrow[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(Span<ulong> values, ulong mask)
    {
        ulong sum = 0;
        foreach (ref var value in values)
        {
            sum = (sum + value) & mask;
            value = sum;
        }
    }
}
