namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>The checksum at the end of a zlib stream (RFC 1950, section 9).</summary>
internal static class Adler32
{
    private const uint Modulus = 65521;

    // The most bytes after which the second sum still fits into 32 bits.
    private const int Stretch = 5552;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint a = 1;
        uint b = 0;
        while (!bytes.IsEmpty)
        {
            var part = bytes[..Math.Min(bytes.Length, Stretch)];
            foreach (var value in part)
            {
                a += value;
                b += a;
            }

            a %= Modulus;
            b %= Modulus;
            bytes = bytes[part.Length..];
        }

        return (b << 16) | a;
    }
}
