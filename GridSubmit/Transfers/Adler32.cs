using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>The checksum of storage systems, piece by piece. Source: RFC 1950, section 8.2.</summary>
internal struct Adler32
{
    private const uint Modulus = 65521;

    // The most bytes after which the sums still fit 32 bits; whole vectors of them.
    private const int Piece = 5536;

    // Each byte is in the second sum as often as there are bytes behind it, itself included.
    private static readonly Vector256<sbyte> Weights = Vector256.Create(
        (sbyte)32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);

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
            bytes = bytes[piece.Length..];
            if (Avx2.IsSupported)
            {
                piece = AddVectors(piece);
            }

            AddEach(piece);
        }
    }

    /// <summary>The same, byte by byte.</summary>
    internal void AppendSlowly(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            AddEach(bytes[..Math.Min(Piece, bytes.Length)]);
            bytes = bytes[Math.Min(Piece, bytes.Length)..];
        }
    }

    /// <summary>Eight hexadecimal digits.</summary>
    public override readonly string ToString() => ((high << 16) | low).ToString("x8", CultureInfo.InvariantCulture);

    private void AddEach(ReadOnlySpan<byte> piece)
    {
        foreach (var value in piece)
        {
            low += value;
            high += low;
        }

        low %= Modulus;
        high %= Modulus;
    }

    // Gives what is left of the piece.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<byte> AddVectors(ReadOnlySpan<byte> piece)
    {
        var vectors = MemoryMarshal.Cast<byte, Vector256<byte>>(piece);
        var (sums, before, weighted, ones) = (Vector256<uint>.Zero, Vector256<uint>.Zero, Vector256<int>.Zero, Vector256<short>.One);
        foreach (var vector in vectors)
        {
            before += sums;
            sums += Avx2.SumAbsoluteDifferences(vector, Vector256<byte>.Zero).AsUInt32();
            weighted += Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(vector, Weights), ones);
        }

        high += (low * 32 * (uint)vectors.Length) + (Vector256.Sum(before) * 32) + (uint)Vector256.Sum(weighted);
        low += Vector256.Sum(sums);
        low %= Modulus;
        high %= Modulus;
        return piece[(vectors.Length * 32)..];
    }
}
