using System.Buffers.Binary;
using System.Runtime.InteropServices;
using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees;

/// <summary>Numbers of a basket (big-endian) into those of a column (the machine's order), whole spans at once.</summary>
internal static class BigEndian
{
    public static void Decode(ReadOnlySpan<byte> source, Span<byte> target, NumberKind kind)
    {
        switch (kind.Size())
        {
            case 1 when kind == NumberKind.Bool:
                for (var i = 0; i < source.Length; i++)
                {
                    target[i] = source[i] != 0 ? (byte)1 : (byte)0;
                }

                break;
            case 1:
                source.CopyTo(target);
                break;
            case 2:
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, short>(source), MemoryMarshal.Cast<byte, short>(target));
                break;
            case 4:
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, int>(source), MemoryMarshal.Cast<byte, int>(target));
                break;
            default:
                BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, long>(source), MemoryMarshal.Cast<byte, long>(target));
                break;
        }
    }
}
