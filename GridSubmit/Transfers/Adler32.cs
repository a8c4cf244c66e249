using System.Globalization;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>The checksum of storage systems, piece by piece. Source: RFC 1950, section 8.2.</summary>
internal struct Adler32
{
    private const uint Modulus = 65521;

    // The most bytes after which the sums still fit 32 bits.
    private const int Piece = 5552;

    private uint low = 1;
    private uint high;

    public Adler32()
    {
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var piece = bytes[..Math.Min(Piece, bytes.Length)];
            foreach (var value in piece)
            {
                low += value;
                high += low;
            }

            low %= Modulus;
            high %= Modulus;
            bytes = bytes[piece.Length..];
        }
    }

    /// <summary>Eight hexadecimal digits.</summary>
    public override readonly string ToString() => ((high << 16) | low).ToString("x8", CultureInfo.InvariantCulture);
}
