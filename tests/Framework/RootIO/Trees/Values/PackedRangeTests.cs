using System.Buffers.Binary;
using System.Runtime.InteropServices;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.Trees;

namespace HepAnalysis.Framework.Tests.RootIO.Trees.Values;

/// <summary>Packed floats by every form of range, on bytes made by hand from the rules of TBufferFile.</summary>
public sealed class PackedRangeTests
{
    [TestCase("[0,10,8]", 256u, 10.0)]
    [TestCase("x[3] in cm [0,10,8]", 128u, 5.0)]
    [TestCase("[-pi,pi]", 0u, -Math.PI)]
    [TestCase("[-pi/2,pi/2,16]", 32768u, 0.0)]
    [TestCase("[0,twopi,20]", 1u << 20, 2 * Math.PI)]
    [TestCase("[fN][0,1,12]", 2048u, 0.5)]
    public void A_range_scales_an_integer(string comment, uint stored, double value)
    {
        var range = PackedRange.Parse(isFloat16: false, comment);
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, stored);
        Assert.That(range.ValueBytes, Is.EqualTo(4));
        Assert.That(Decode<double>(range, bytes), Is.EqualTo(value).Within(1e-12));
    }

    [TestCase("", 1.5f)]
    [TestCase("a comment without a range", -1024f)]
    [TestCase("[fN]", 0.1f)]
    [TestCase("[0,0,32]", 3e38f)]
    public void Without_a_range_a_double_is_a_float(string comment, float value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteSingleBigEndian(bytes, value);
        Assert.That(Decode<double>(PackedRange.Parse(isFloat16: false, comment), bytes), Is.EqualTo((double)value));
    }

    // Exponent 127 and mantissa bits from the highest: 1.m; the sign stands above the mantissa.
    [TestCase("", 12, 0x0800, 1.5f)]
    [TestCase("", 12, 0x2800, -1.5f)]
    [TestCase("[0,0,6]", 6, 0x0010, 1.25f)]
    [TestCase("[0,0,14]", 14, 0x8000 | 0x2000, -1.5f)]
    public void Few_bits_are_a_float_with_a_short_mantissa(string comment, int bits, int mantissa, float value)
    {
        var range = PackedRange.Parse(isFloat16: true, comment);
        Assert.That(range.ValueBytes, Is.EqualTo(3), $"{bits} bits");
        Assert.That(range.Kind, Is.EqualTo(NumberKind.Float32));
        Assert.That(Decode<float>(range, [127, (byte)(mantissa >> 8), (byte)mantissa]), Is.EqualTo(value));
    }

    [TestCase("[0,0,2000]")]
    [TestCase("[,,]")]
    [TestCase("[1,0,5")]
    [TestCase("]][[,")]
    public void What_is_no_range_is_none(string comment) => Assert.That(PackedRange.Parse(isFloat16: false, comment).ValueBytes, Is.EqualTo(4));

    private static T Decode<T>(PackedRange range, byte[] bytes) where T : unmanaged
    {
        var target = new T[1];
        range.Decode(bytes, MemoryMarshal.AsBytes(target.AsSpan()));
        return target[0];
    }
}
