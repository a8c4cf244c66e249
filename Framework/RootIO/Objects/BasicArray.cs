using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Streamers;
using HepAnalysis.RootIO.Trees;

namespace HepAnalysis.RootIO.Objects;

/// <summary>Numbers of the basic types, by their fType (1 to 19), one or many.</summary>
internal static class BasicArray
{
    /// <summary>Bytes of one value in the file, of packed ones at least; 0 for what is no basic type.</summary>
    public static int SizeOf(int type) => type switch
    {
        1 or 10 or 11 or 18 => 1,
        2 or 12 => 2,
        StreamerType.Double32 or StreamerType.Float16 => 3,
        3 or 5 or 6 or 13 or 15 => 4,
        4 or 8 or 14 or 16 or 17 => 8,
        _ => 0,
    };

    /// <summary>The basic type of a TArray class; null for other classes.</summary>
    public static int? KindOfTArray(string className) => className switch
    {
        "TArrayC" => 1,
        "TArrayS" => 2,
        "TArrayI" => 3,
        "TArrayL" => 4,
        "TArrayL64" => 16,
        "TArrayF" => 5,
        "TArrayD" => 8,
        _ => null,
    };

    public static int ReadCount(RootBuffer buffer, int type) => buffer.ReadCount("length of an array", SizeOf(type));

    /// <summary>One value, boxed; null where the type is no basic one.</summary>
    /// <param name="buffer">Where it stands.</param>
    /// <param name="type">Its fType.</param>
    /// <param name="comment">The comment of the member, which says how it is packed.</param>
    public static object? ReadOne(RootBuffer buffer, int type, string comment) => type switch
    {
        1 or 10 => (sbyte)buffer.ReadByte(),
        2 => Boxes.Of(buffer.ReadInt16()),
        3 or StreamerType.Counter => Boxes.Of(buffer.ReadInt32()),
        4 or 16 => Boxes.Of(buffer.ReadInt64()),
        5 => buffer.ReadSingle(),
        8 => buffer.ReadDouble(),
        StreamerType.Double32 or StreamerType.Float16 => ReadPacked(buffer, type, 1, comment).GetValue(0),
        11 => buffer.ReadByte(),
        12 => buffer.ReadUInt16(),
        13 or StreamerType.Bits => Boxes.Of(buffer.ReadUInt32()),
        14 or 17 => unchecked((ulong)buffer.ReadInt64()),
        18 => buffer.ReadByte() != 0 ? Boxes.True : Boxes.False,
        _ => null,
    };

    /// <summary>An array; null where the type is no basic one.</summary>
    public static Array? Read(RootBuffer buffer, int type, int count, string comment) => type switch
    {
        1 or 10 => MemoryMarshal.Cast<byte, sbyte>(buffer.ReadBytes(count)).ToArray(),
        2 => Reversed<short, short>(buffer, count, BinaryPrimitives.ReverseEndianness),
        3 or 6 => Reversed<int, int>(buffer, count, BinaryPrimitives.ReverseEndianness),
        4 or 16 => Reversed<long, long>(buffer, count, BinaryPrimitives.ReverseEndianness),
        5 => Reversed<float, int>(buffer, count, BinaryPrimitives.ReverseEndianness),
        8 => Reversed<double, long>(buffer, count, BinaryPrimitives.ReverseEndianness),
        StreamerType.Double32 or StreamerType.Float16 => ReadPacked(buffer, type, count, comment),
        11 => buffer.ReadBytes(count).ToArray(),
        12 => Reversed<ushort, short>(buffer, count, BinaryPrimitives.ReverseEndianness),
        13 or 15 => Reversed<uint, int>(buffer, count, BinaryPrimitives.ReverseEndianness),
        14 or 17 => Reversed<ulong, long>(buffer, count, BinaryPrimitives.ReverseEndianness),
        18 => Array.ConvertAll(buffer.ReadBytes(count).ToArray(), value => value != 0),
        _ => null,
    };

    private delegate void Reverse<T>(ReadOnlySpan<T> source, Span<T> target);

    private static T[] Reversed<T, TBits>(RootBuffer buffer, int count, Reverse<TBits> reverse)
        where T : unmanaged
        where TBits : unmanaged
    {
        var size = Unsafe.SizeOf<TBits>();
        CheckCount(buffer, count, size);
        var values = new T[count];
        reverse(MemoryMarshal.Cast<byte, TBits>(buffer.ReadBytes(count * size)), MemoryMarshal.Cast<T, TBits>(values.AsSpan()));
        return values;
    }

    private static Array ReadPacked(RootBuffer buffer, int type, int count, string comment)
    {
        var range = PackedRange.Parse(type == StreamerType.Float16, comment);
        CheckCount(buffer, count, range.ValueBytes);
        var bytes = buffer.ReadBytes(count * range.ValueBytes);
        if (type == StreamerType.Float16)
        {
            var floats = new float[count];
            range.Decode(bytes, MemoryMarshal.AsBytes(floats.AsSpan()));
            return floats;
        }

        var doubles = new double[count];
        range.Decode(bytes, MemoryMarshal.AsBytes(doubles.AsSpan()));
        return doubles;
    }

    private static void CheckCount(RootBuffer buffer, int count, int size)
    {
        if (count < 0 || (long)count * size > buffer.Remaining)
        {
            throw buffer.Corrupt($"an array of {count} items where {buffer.Remaining} bytes are left");
        }
    }
}
