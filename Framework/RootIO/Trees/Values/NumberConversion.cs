using System.Runtime.InteropServices;
using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>Numbers of one kind as another, as C++ converts them.</summary>
internal static class NumberConversion
{
    /// <summary>Writes a value of a column as a number of <paramref name="kind"/>.</summary>
    public static void Convert(NumberColumn source, int index, NumberKind kind, Span<byte> target)
    {
        switch (source.Kind)
        {
            case NumberKind.Float32:
                Write((double)source.Values<float>()[index], kind, target);
                break;
            case NumberKind.Float64:
                Write(source.Values<double>()[index], kind, target);
                break;
            case NumberKind.Bool:
                Write(source.Values<bool>()[index] ? 1 : 0, kind, target);
                break;
            case NumberKind.UInt64 when !kind.IsInteger():
                Write((double)source.Values<ulong>()[index], kind, target);
                break;
            case NumberKind.UInt64:
                Write(unchecked((long)source.Values<ulong>()[index]), kind, target);
                break;
            default:
                Write(NumberReader.Integer(source, index), kind, target);
                break;
        }
    }

    private static void Write(long value, NumberKind kind, Span<byte> target)
    {
        switch (kind)
        {
            case NumberKind.Bool:
                target[0] = value != 0 ? (byte)1 : (byte)0;
                break;
            case NumberKind.Float32:
                MemoryMarshal.Write(target, (float)value);
                break;
            case NumberKind.Float64:
                MemoryMarshal.Write(target, (double)value);
                break;
            default:
                Span<byte> bytes = stackalloc byte[sizeof(long)];
                MemoryMarshal.Write(bytes, value);
                bytes[..kind.Size()].CopyTo(target);
                break;
        }
    }

    private static void Write(double value, NumberKind kind, Span<byte> target)
    {
        switch (kind)
        {
            case NumberKind.Bool:
                target[0] = value != 0 ? (byte)1 : (byte)0;
                break;
            case NumberKind.Float32:
                MemoryMarshal.Write(target, (float)value);
                break;
            case NumberKind.Float64:
                MemoryMarshal.Write(target, value);
                break;
            case NumberKind.UInt64:
                MemoryMarshal.Write(target, (ulong)value);
                break;
            default:
                Write((long)value, kind, target);
                break;
        }
    }
}
