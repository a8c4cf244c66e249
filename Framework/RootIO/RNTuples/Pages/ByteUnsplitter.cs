using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HepAnalysis.RootIO.RNTuples.Pages;

/// <summary>
/// Puts values together whose bytes are stored apart: all first bytes, then all second ones, and so on; and undoes zigzag
/// (0, -1, 1, -2 … stored as 0, 1, 2, 3 …).
/// Compiled optimised at once: a file is often read before the JIT would come back to these loops.
/// Source: RNTuple Binary Format Specification, "Split (only)", "Zigzag + split".
/// </summary>
internal static class ByteUnsplitter
{
    /// <summary>Fills <paramref name="target"/> with the elements from <paramref name="first"/> on of a page of <paramref name="total"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unsplit16(ReadOnlySpan<byte> page, int total, int first, Span<ushort> target)
    {
        var low = page.Slice(first, target.Length);
        var high = page.Slice(total + first, target.Length);
        var i = WideUnsplitter.IsSupported ? WideUnsplitter.Unsplit16(page, total, first, target)
            : LaneUnsplitter.IsSupported ? LaneUnsplitter.Unsplit16(page, total, first, target) : 0;
        for (; i < target.Length; i++)
        {
            target[i] = (ushort)(low[i] | (high[i] << 8));
        }
    }

    /// <inheritdoc cref="Unsplit16"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unsplit32(ReadOnlySpan<byte> page, int total, int first, Span<uint> target)
    {
        var a = page.Slice(first, target.Length);
        var b = page.Slice(total + first, target.Length);
        var c = page.Slice((2 * total) + first, target.Length);
        var d = page.Slice((3 * total) + first, target.Length);
        var i = WideUnsplitter.IsSupported ? WideUnsplitter.Unsplit32(page, total, first, target)
            : LaneUnsplitter.IsSupported ? LaneUnsplitter.Unsplit32(page, total, first, target) : 0;
        for (; i < target.Length; i++)
        {
            target[i] = a[i] | ((uint)b[i] << 8) | ((uint)c[i] << 16) | ((uint)d[i] << 24);
        }
    }

    /// <inheritdoc cref="Unsplit16"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unsplit64(ReadOnlySpan<byte> page, int total, int first, Span<ulong> target)
    {
        // All rows have these elements, or nothing is read.
        _ = page.Slice(first, target.Length);
        _ = page.Slice((7 * total) + first, target.Length);
        var done = WideUnsplitter.IsSupported ? WideUnsplitter.Unsplit64(page, total, first, target) : 0;

        // Halves of 32 bits in pieces that stay in the first-level cache.
        const int Piece = 512;
        Span<uint> low = stackalloc uint[Piece];
        Span<uint> high = stackalloc uint[Piece];
        for (var at = done; at < target.Length; at += Piece)
        {
            var count = Math.Min(Piece, target.Length - at);
            Unsplit32(page[..(4 * total)], total, first + at, low[..count]);
            Unsplit32(page[(4 * total)..], total, first + at, high[..count]);
            Join(low[..count], high[..count], target.Slice(at, count));
        }
    }

    /// <summary>Undoes zigzag in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unzigzag(Span<ushort> values)
    {
        var i = 0;
        for (var vectors = MemoryMarshal.Cast<ushort, Vector256<ushort>>(values); i < vectors.Length; i++)
        {
            vectors[i] = (vectors[i] >>> 1) ^ (Vector256<ushort>.Zero - (vectors[i] & Vector256<ushort>.One));
        }

        foreach (ref var value in values[(i * Vector256<ushort>.Count)..])
        {
            value = (ushort)((value >> 1) ^ -(value & 1));
        }
    }

    /// <inheritdoc cref="Unzigzag(Span{ushort})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unzigzag(Span<uint> values)
    {
        var i = 0;
        for (var vectors = MemoryMarshal.Cast<uint, Vector256<uint>>(values); i < vectors.Length; i++)
        {
            vectors[i] = (vectors[i] >>> 1) ^ (Vector256<uint>.Zero - (vectors[i] & Vector256<uint>.One));
        }

        foreach (ref var value in values[(i * Vector256<uint>.Count)..])
        {
            value = (value >> 1) ^ (0 - (value & 1));
        }
    }

    /// <inheritdoc cref="Unzigzag(Span{ushort})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unzigzag(Span<ulong> values)
    {
        var i = 0;
        for (var vectors = MemoryMarshal.Cast<ulong, Vector256<ulong>>(values); i < vectors.Length; i++)
        {
            vectors[i] = (vectors[i] >>> 1) ^ (Vector256<ulong>.Zero - (vectors[i] & Vector256<ulong>.One));
        }

        foreach (ref var value in values[(i * Vector256<ulong>.Count)..])
        {
            value = (value >> 1) ^ (0 - (value & 1));
        }
    }

    /// <summary>One element by the plainest way, for every width: what a test compares the others with.</summary>
    public static ulong Element(ReadOnlySpan<byte> page, int total, int index, int width)
    {
        Span<byte> bytes = stackalloc byte[8];
        bytes.Clear();
        for (var i = 0; i < width; i++)
        {
            bytes[i] = page[(i * total) + index];
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Join(ReadOnlySpan<uint> low, ReadOnlySpan<uint> high, Span<ulong> target)
    {
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= target.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
            {
                var l = Vector256.Create(low[i..]);
                var h = Vector256.Create(high[i..]);
                (Vector256.WidenLower(l) | (Vector256.WidenLower(h) << 32)).CopyTo(target[i..]);
                (Vector256.WidenUpper(l) | (Vector256.WidenUpper(h) << 32)).CopyTo(target[(i + Vector256<ulong>.Count)..]);
            }
        }

        for (; i < target.Length; i++)
        {
            target[i] = low[i] | ((ulong)high[i] << 32);
        }
    }
}
