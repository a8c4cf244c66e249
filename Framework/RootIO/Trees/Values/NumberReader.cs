using System.Runtime.InteropServices;
using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>Numbers and bools of a fixed width, big-endian.</summary>
internal sealed class NumberReader(NumberKind kind) : ValueReader, ICounter
{
    private readonly NumberColumn numbers = new(kind);

    public override Column Column => numbers;

    public override int Count => numbers.Count;

    public override void Clear() => numbers.ResizeBytes(0);

    public override void ReadItems(ref ValueStream stream, int count)
    {
        var size = kind.Size();
        var source = stream.Take((long)count * size);
        var target = Append(ref stream, count);
        BigEndian.Decode(source, target, kind);
    }

    public long Get(int index, int count) => Integer(numbers, numbers.Count - count + index);

    /// <summary>A value as a count; -1 for what is none.</summary>
    public static long Integer(NumberColumn values, int index) => values.Kind switch
    {
        NumberKind.Int8 => values.Values<sbyte>()[index],
        NumberKind.UInt8 => values.Values<byte>()[index],
        NumberKind.Int16 => values.Values<short>()[index],
        NumberKind.UInt16 => values.Values<ushort>()[index],
        NumberKind.Int32 => values.Values<int>()[index],
        NumberKind.UInt32 => values.Values<uint>()[index],
        NumberKind.Int64 => values.Values<long>()[index],
        NumberKind.UInt64 => (long)Math.Min(values.Values<ulong>()[index], long.MaxValue),
        _ => -1,
    };

    /// <summary>Room for values behind those that are there.</summary>
    public Span<byte> Append(ref ValueStream stream, int count)
    {
        var size = kind.Size();
        var before = numbers.Count;
        if (((long)before + count) * size > Array.MaxLength)
        {
            throw stream.Corrupt($"{(long)before + count} values in one block, more than the 2 GB that a block may hold");
        }

        numbers.Buffer.Extend<byte>((before + count) * size, before * size);
        return numbers.ResizeBytes(before + count)[(before * size)..];
    }

    /// <summary>Appends a value of 4 bytes.</summary>
    public void Append(ref ValueStream stream, uint value) => MemoryMarshal.Write(Append(ref stream, 1), value);

    public override void Append(ref ValueStream stream, Column? source, int index)
    {
        var target = Append(ref stream, 1);
        if (source is NumberColumn other)
        {
            NumberConversion.Convert(other, index, kind, target);
        }
        else
        {
            target.Clear();
        }
    }

    public override void Dispose() => numbers.Dispose();
}
