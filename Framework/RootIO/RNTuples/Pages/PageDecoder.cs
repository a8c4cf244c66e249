using System.Runtime.InteropServices;
using HepAnalysis.RootIO.RNTuples.Metadata;

namespace HepAnalysis.RootIO.RNTuples.Pages;

/// <summary>From the decompressed bytes of a page to values. Source: RNTuple Binary Format Specification, "Column Description".</summary>
internal static class PageDecoder
{
    private const int SwitchBytes = 12;

    /// <summary>Bytes of a page after decompression.</summary>
    public static long PageBytes(RNTupleColumn column, int elements) => (((long)elements * column.Bits) + 7) / 8;

    /// <summary>Decodes elements into the kind that <see cref="ColumnEncoding.Kind"/> says.</summary>
    /// <param name="column">How they are stored.</param>
    /// <param name="page">The page's bytes.</param>
    /// <param name="total">Elements of the page.</param>
    /// <param name="first">The first that is wanted.</param>
    /// <param name="target">Bytes of the values.</param>
    /// <param name="count">How many.</param>
    public static void Decode(RNTupleColumn column, ReadOnlySpan<byte> page, int total, int first, Span<byte> target, int count)
    {
        switch (column.Type)
        {
            case RNTupleColumnType.Bit:
                BitUnpacker.Bits(page, first, target[..count]);
                break;
            case RNTupleColumnType.SplitInt16 or RNTupleColumnType.SplitUInt16:
                var shorts = As<ushort>(target, count);
                ByteUnsplitter.Unsplit16(page, total, first, shorts);
                if (column.Type == RNTupleColumnType.SplitInt16)
                {
                    ByteUnsplitter.Unzigzag(shorts);
                }

                break;
            case RNTupleColumnType.SplitInt32 or RNTupleColumnType.SplitUInt32 or RNTupleColumnType.SplitReal32:
                var ints = As<uint>(target, count);
                ByteUnsplitter.Unsplit32(page, total, first, ints);
                if (column.Type == RNTupleColumnType.SplitInt32)
                {
                    ByteUnsplitter.Unzigzag(ints);
                }

                break;
            case RNTupleColumnType.SplitInt64 or RNTupleColumnType.SplitUInt64 or RNTupleColumnType.SplitReal64:
                var longs = As<ulong>(target, count);
                ByteUnsplitter.Unsplit64(page, total, first, longs);
                if (column.Type == RNTupleColumnType.SplitInt64)
                {
                    ByteUnsplitter.Unzigzag(longs);
                }

                break;
            case RNTupleColumnType.Real16 or RNTupleColumnType.SplitReal16:
                Halves(column, page, total, first, As<uint>(target, count));
                break;
            case RNTupleColumnType.Real32Trunc:
                Truncated(column, page, first, As<uint>(target, count));
                break;
            case RNTupleColumnType.Real32Quant:
                var floats = As<float>(target, count);
                for (var i = 0; i < count; i++)
                {
                    floats[i] = (float)Quantised(column, page, first + i);
                }

                break;
            default:
                var width = column.Bits / 8;
                page.Slice(first * width, count * width).CopyTo(target);
                break;
        }
    }

    /// <summary>Decodes Real32Quant elements as doubles, which have more digits than their floats.</summary>
    public static void QuantisedDoubles(RNTupleColumn column, ReadOnlySpan<byte> page, int first, Span<double> target)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = Quantised(column, page, first + i);
        }
    }

    /// <summary>An element of a switch column: index among those of its alternative, and the alternative.</summary>
    public static (ulong Index, uint Tag) Switch(ReadOnlySpan<byte> page, int index) =>
        (MemoryMarshal.Read<ulong>(page[(SwitchBytes * index)..]), MemoryMarshal.Read<uint>(page[((SwitchBytes * index) + 8)..]));

    private static double Quantised(RNTupleColumn column, ReadOnlySpan<byte> page, int index)
    {
        var scale = (column.Maximum - column.Minimum) / ((1UL << column.Bits) - 1);
        return (BitUnpacker.Integer(page, column.Bits, index) * scale) + column.Minimum;
    }

    private static void Truncated(RNTupleColumn column, ReadOnlySpan<byte> page, int first, Span<uint> target)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = BitUnpacker.Integer(page, column.Bits, first + i) << (32 - column.Bits);
        }
    }

    private static void Halves(RNTupleColumn column, ReadOnlySpan<byte> page, int total, int first, Span<uint> target)
    {
        var isSplit = column.Type == RNTupleColumnType.SplitReal16;
        for (var i = 0; i < target.Length; i++)
        {
            var bits = isSplit ? (ushort)ByteUnsplitter.Element(page, total, first + i, 2) : MemoryMarshal.Read<ushort>(page[(2 * (first + i))..]);
            target[i] = HalfToSingle(bits);
        }
    }

    // The bits of a NaN are kept as they are; a conversion by the processor would make it a quiet one.
    private static uint HalfToSingle(ushort bits) => (bits & 0x7C00) == 0x7C00
        ? ((uint)(bits & 0x8000) << 16) | 0x7F80_0000 | ((uint)(bits & 0x3FF) << 13)
        : BitConverter.SingleToUInt32Bits((float)BitConverter.UInt16BitsToHalf(bits));

    private static Span<T> As<T>(Span<byte> bytes, int count) where T : unmanaged => MemoryMarshal.Cast<byte, T>(bytes)[..count];
}
