using System.Runtime.InteropServices;
using HepAnalysis.RootIO.RNTuples.Fields;
using HepAnalysis.RootIO.RNTuples.Metadata;
using HepAnalysis.RootIO.RNTuples.Pages;

namespace HepAnalysis.Framework.Tests.RootIO.RNTuples;

/// <summary>Column encodings on bytes made by hand from the specification, and the vector kernels against the plainest way.</summary>
public sealed class PageEncodingTests
{
    private static readonly int[] Lengths = [1, 7, 31, 32, 33, 64, 511, 512, 513, 1000];

    [Test]
    public void Kernels_give_what_the_plainest_way_gives([ValueSource(nameof(Lengths))] int total, [Values(2, 4, 8)] int width, [Values(0, 1, 5)] int first)
    {
        var page = new byte[total * width];
        new Random(total + width).NextBytes(page);
        var count = Math.Max(0, total - first);
        var found = new ulong[count];
        switch (width)
        {
            case 2:
                var shorts = new ushort[count];
                ByteUnsplitter.Unsplit16(page, total, Math.Min(first, total), shorts);
                found = [.. shorts.Select(value => (ulong)value)];
                break;
            case 4:
                var ints = new uint[count];
                ByteUnsplitter.Unsplit32(page, total, Math.Min(first, total), ints);
                found = [.. ints.Select(value => (ulong)value)];
                break;
            default:
                ByteUnsplitter.Unsplit64(page, total, Math.Min(first, total), found);
                break;
        }

        Assert.That(found, Is.EqualTo(Enumerable.Range(first, count).Select(i => ByteUnsplitter.Element(page, total, i, width))));
    }

    [Test]
    public void The_kernels_of_each_processor_agree([ValueSource(nameof(Lengths))] int total, [Values(0, 1, 5)] int first)
    {
        var page = new byte[total * 8];
        new Random(total).NextBytes(page);
        var count = Math.Max(0, total - first);
        var (shorts, ints, longs) = (new ushort[count], new uint[count], new ulong[count]);
        if (LaneUnsplitter.IsSupported)
        {
            Check(LaneUnsplitter.Unsplit16(page, total, first, shorts), 2, i => shorts[i]);
            Check(LaneUnsplitter.Unsplit32(page, total, first, ints), 4, i => ints[i]);
        }

        if (WideUnsplitter.IsSupported)
        {
            Check(WideUnsplitter.Unsplit16(page, total, first, shorts), 2, i => shorts[i]);
            Check(WideUnsplitter.Unsplit32(page, total, first, ints), 4, i => ints[i]);
            Check(WideUnsplitter.Unsplit64(page, total, first, longs), 8, i => longs[i]);
        }

        void Check(int done, int width, Func<int, ulong> found)
        {
            Assert.That(count - done, Is.InRange(0, 31), "all but a rest");
            Assert.That(Enumerable.Range(0, done).Select(found), Is.EqualTo(Enumerable.Range(first, done).Select(i => ByteUnsplitter.Element(page, total, i, width))));
            Array.Clear(shorts);
            Array.Clear(ints);
        }
    }

    [Test]
    public void Offsets_are_the_ends_less_the_start([Values(1, 2, 7, 8, 9, 16, 17, 100)] int count, [Values(0, -1, 5)] int damage)
    {
        var random = new Random(count);
        var ends = new ulong[count];
        var sum = 5_000_000_000UL;
        for (var i = 0; i < count; i++)
        {
            ends[i] = sum += (ulong)random.Next(4);
        }

        var found = new int[count];
        Assert.That(OffsetKernel.TrySubtract(ends, 5_000_000_000UL, 5_000_000_000UL, 17, found), Is.True);
        Assert.That(found, Is.EqualTo(ends.Select(end => 17 + (int)(end - 5_000_000_000UL))));
        for (var at = 0; at < count; at++)
        {
            var falling = (ulong[])ends.Clone();
            falling[at] = damage < 0 ? ulong.MaxValue : 4_999_999_999UL - (ulong)damage;
            Assert.That(OffsetKernel.TrySubtract(falling, 5_000_000_000UL, 5_000_000_000UL, 17, found), Is.False, $"end {at}");
        }
    }

    [Test]
    public void Differences_of_any_size_are_summed([Values(RNTupleColumnType.SplitIndex32, RNTupleColumnType.SplitIndex64)] RNTupleColumnType type, [Values(255, 256, 70_000)] int most)
    {
        const int Count = 1000;
        var random = new Random(most);
        var width = type == RNTupleColumnType.SplitIndex32 ? 4 : 8;
        var items = Enumerable.Range(0, Count).Select(i => i == 500 ? most : random.Next(most)).ToArray();
        var page = new byte[width * Count];
        for (var i = 0; i < Count; i++)
        {
            for (var k = 0; k < 4; k++)
            {
                page[(k * Count) + i] = (byte)(items[i] >> (8 * k));
            }
        }

        var (found, sum) = (new ulong[Count], 0UL);
        IndexDecoder.Decode(type, page, found);
        Assert.That(found, Is.EqualTo(items.Select(item => sum += (ulong)item)));
    }

    [Test]
    public void Zigzag_is_undone_for_every_width([ValueSource(nameof(Lengths))] int count)
    {
        var values = Enumerable.Range(0, count).Select(i => i % 2 == 0 ? i : -i).ToArray();
        var longs = values.Select(value => ((ulong)value << 1) ^ (ulong)(value >> 31)).ToArray();
        var ints = longs.Select(value => (uint)value).ToArray();
        var shorts = longs.Select(value => (ushort)value).ToArray();
        ByteUnsplitter.Unzigzag(longs);
        ByteUnsplitter.Unzigzag(ints);
        ByteUnsplitter.Unzigzag(shorts);
        Assert.That(longs.Select(value => (long)value), Is.EqualTo(values.Select(value => (long)value)));
        Assert.That(ints.Select(value => (int)value), Is.EqualTo(values));
        Assert.That(shorts.Select(value => (short)value), Is.EqualTo(values.Select(value => (short)value)));
    }

    [Test]
    public void Bits_stand_with_the_lowest_first([Values(0, 1, 7, 8, 9)] int first)
    {
        byte[] page = [0b1000_0001, 0b0000_0110, 0b1111_0000, 0xFF, 0x00, 0x55];
        var found = new byte[40 - first];
        BitUnpacker.Bits(page, first, found);
        Assert.That(found, Is.EqualTo(Enumerable.Range(first, found.Length).Select(i => BitUnpacker.Bit(page, i))));
        Assert.That(BitUnpacker.Bit(page, 0) + (2 * BitUnpacker.Bit(page, 1)) + (4 * BitUnpacker.Bit(page, 9)), Is.EqualTo(5));
    }

    [Test]
    public void Indices_of_a_split_column_are_sums_of_differences()
    {
        // 3, +2, +0, +255 of 4 bytes each: all first bytes, all second ones, …
        byte[] page = [3, 2, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        var found = new ulong[4];
        IndexDecoder.Decode(RNTupleColumnType.SplitIndex32, page, found);
        Assert.That(found, Is.EqualTo((ulong[])[3, 5, 5, 260]));

        IndexDecoder.Decode(RNTupleColumnType.SplitIndex64, [.. page, .. new byte[16]], found);
        Assert.That(found, Is.EqualTo((ulong[])[3, 5, 5, 260]));

        IndexDecoder.Decode(RNTupleColumnType.Index32, [3, 0, 0, 0, 5, 0, 0, 0, 5, 0, 0, 0, 4, 1, 0, 0], found);
        Assert.That(found, Is.EqualTo((ulong[])[3, 5, 5, 260]));
    }

    [TestCase((ushort)0x3C00, 1f)]
    [TestCase((ushort)0xC000, -2f)]
    [TestCase((ushort)0x7C00, float.PositiveInfinity)]
    [TestCase((ushort)0x0001, 5.9604645e-8f)]
    [TestCase((ushort)0x8000, -0f)]
    public void Halves_become_floats(ushort bits, float value) =>
        Assert.That(BitConverter.SingleToInt32Bits(Decode(RNTupleColumnType.Real16, 16, BitConverter.GetBytes(bits))), Is.EqualTo(BitConverter.SingleToInt32Bits(value)));

    [Test]
    public void A_half_that_is_no_number_keeps_its_bits() =>
        Assert.That(BitConverter.SingleToUInt32Bits(Decode(RNTupleColumnType.Real16, 16, BitConverter.GetBytes((ushort)0xFC01))), Is.EqualTo(0xFF80_2000));

    [Test]
    public void A_truncated_float_has_the_upper_bits_of_a_float()
    {
        // Sign, exponent and two bits of mantissa: 1.5 = 0 01111111 10 in 11 bits, twice.
        var packed = 0b0_01111111_10 | (0b1_01111111_10 << 11);
        var found = new float[2];
        PageDecoder.Decode(Column(RNTupleColumnType.Real32Trunc, 11), BitConverter.GetBytes(packed)[..3], 2, 0, MemoryMarshal.AsBytes(found.AsSpan()), 2);
        Assert.That(found, Is.EqualTo((float[])[1.5f, -1.5f]));
    }

    [Test]
    public void A_quantised_number_lies_in_its_range()
    {
        var column = Column(RNTupleColumnType.Real32Quant, 2) with { Minimum = -1, Maximum = 2 };
        var found = new double[4];
        PageDecoder.QuantisedDoubles(column, [0b11_10_01_00], 0, found);
        Assert.That(found, Is.EqualTo((double[])[-1, 0, 1, 2]));
    }

    [Test]
    public void A_switch_is_an_index_and_a_tag() =>
        Assert.That(PageDecoder.Switch([.. new byte[12], 7, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0], 1), Is.EqualTo((7UL, 2U)));

    private static float Decode(RNTupleColumnType type, int bits, byte[] page)
    {
        var found = new float[1];
        PageDecoder.Decode(Column(type, bits), page, 1, 0, MemoryMarshal.AsBytes(found.AsSpan()), 1);
        return found[0];
    }

    private static RNTupleColumn Column(RNTupleColumnType type, int bits) =>
        new() { Id = 0, Type = type, Bits = bits, Field = 0, Flags = 0, Representation = 0, FirstElement = 0 };
}
