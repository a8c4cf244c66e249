using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HepAnalysis.Samples;

/// <summary>
/// Random numbers that depend on a seed and an event's number alone: Philox4x32-10 (Salmon et al., SC'11,
/// doi 10.1145/2063384.2063405), its counter being (event, draw).
/// </summary>
internal struct Philox(ulong seed, ulong counter)
{
    private const uint MultiplierA = 0xD251_1F53;
    private const uint MultiplierB = 0xCD9E_8D57;
    private const uint WeylA = 0x9E37_79B9;
    private const uint WeylB = 0xBB67_AE85;

    private const int BufferLength = 8;

    private ulong draw;
    private int left;
    private Buffer kept;

    /// <summary>The four words of counter (c0, c1, c2, c3) under key (k0, k1).</summary>
    public static (uint A, uint B, uint C, uint D) Words(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < 10; round++)
        {
            var a = (ulong)MultiplierA * c0;
            var b = (ulong)MultiplierB * c2;
            (c0, c1, c2, c3) = ((uint)(b >> 32) ^ c1 ^ k0, (uint)b, (uint)(a >> 32) ^ c3 ^ k1, (uint)a);
            k0 += WeylA;
            k1 += WeylB;
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>A number in (0, 1): never an end, so that its logarithm and inverse exist.</summary>
    public double Uniform()
    {
        if (left == 0)
        {
            Refill();
        }

        var bits = kept[^left--];
        return ((bits >> 12) + 0.5) * (1.0 / (1L << 52));
    }

    /// <summary>A number in (<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double Uniform(double low, double high) => low + ((high - low) * Uniform());

    /// <summary>Four counters at once, each in a lane: their words AB and CD are the next eight numbers.</summary>
    private void Refill()
    {
        var low = Vector256.Create((ulong)uint.MaxValue);
        var draws = Vector256.Create(draw) + Vector256.Create(0UL, 1, 2, 3);
        var c0 = Vector256.Create((ulong)(uint)counter);
        var c1 = Vector256.Create(counter >> 32);
        var c2 = draws & low;
        var c3 = draws >> 32;
        var k0 = (uint)seed;
        var k1 = (uint)(seed >> 32);
        for (var round = 0; round < 10; round++)
        {
            var a = Multiply(c0, MultiplierA);
            var b = Multiply(c2, MultiplierB);
            c0 = (b >> 32) ^ c1 ^ Vector256.Create((ulong)k0);
            c1 = b & low;
            c2 = (a >> 32) ^ c3 ^ Vector256.Create((ulong)k1);
            c3 = a & low;
            k0 += WeylA;
            k1 += WeylB;
        }

        var first = (c1 << 32) | c0;
        var second = (c3 << 32) | c2;
        for (var i = 0; i < 4; i++)
        {
            kept[2 * i] = first[i];
            kept[(2 * i) + 1] = second[i];
        }

        draw += 4;
        left = BufferLength;
    }

    /// <summary>The 64-bit products of lanes that hold 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Multiply(Vector256<ulong> lanes, uint factor) => Avx2.IsSupported
        ? Avx2.Multiply(lanes.AsUInt32(), Vector256.Create(factor))
        : lanes * Vector256.Create((ulong)factor);

    [InlineArray(BufferLength)]
    private struct Buffer
    {
        private ulong first;
    }
}
