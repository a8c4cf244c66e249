using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace HepAnalysis.RootIO.RNTuples.Pages;

/// <summary>Elements that are narrower than their values: single bits, and integers of some bits one behind the other, the lowest bits first.</summary>
internal static class BitUnpacker
{
    /// <summary>Bits to bytes 0 and 1.</summary>
    public static void Bits(ReadOnlySpan<byte> page, int first, Span<byte> target)
    {
        var i = 0;
        for (; i < target.Length && ((first + i) & 7) != 0; i++)
        {
            target[i] = Bit(page, first + i);
        }

        // Bit k of the byte is spread to byte k of the word and carried to its highest bit.
        var source = page[((first + i) >> 3)..];
        var words = MemoryMarshal.Cast<byte, ulong>(target[i..]);
        for (var k = 0; k < words.Length; k++)
        {
            var spread = source[k] * 0x0101_0101_0101_0101UL & 0x8040_2010_0804_0201UL;
            words[k] = ((spread + 0x0040_6070_787C_7E7FUL) >> 7) & 0x0101_0101_0101_0101UL;
        }

        for (i += 8 * words.Length; i < target.Length; i++)
        {
            target[i] = Bit(page, first + i);
        }
    }

    /// <summary>The bit of an element by the plainest way.</summary>
    public static byte Bit(ReadOnlySpan<byte> page, int index) => (byte)((page[index >> 3] >> (index & 7)) & 1);

    /// <summary>The integer of <paramref name="bits"/> (at most 32) bits with number <paramref name="index"/>.</summary>
    public static uint Integer(ReadOnlySpan<byte> page, int bits, int index)
    {
        var at = (long)bits * index;
        var bytes = page[(int)(at >> 3)..];
        ulong word = 0;
        if (bytes.Length >= 8)
        {
            word = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        }
        else
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                word |= (ulong)bytes[i] << (8 * i);
            }
        }

        return (uint)((word >> (int)(at & 7)) & ((1UL << bits) - 1));
    }
}
