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

    private ulong draw;
    private ulong kept;
    private bool hasKept;

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
        ulong bits;
        if (hasKept)
        {
            bits = kept;
            hasKept = false;
        }
        else
        {
            var words = Words((uint)counter, (uint)(counter >> 32), (uint)draw, (uint)(draw >> 32), (uint)seed, (uint)(seed >> 32));
            draw++;
            bits = ((ulong)words.B << 32) | words.A;
            kept = ((ulong)words.D << 32) | words.C;
            hasKept = true;
        }

        return ((bits >> 12) + 0.5) * (1.0 / (1L << 52));
    }

    /// <summary>A number in (<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double Uniform(double low, double high) => low + ((high - low) * Uniform());
}
