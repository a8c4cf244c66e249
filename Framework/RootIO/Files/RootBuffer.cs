using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace HepAnalysis.RootIO.Files;

/// <summary>
/// Big-endian values out of a record of a ROOT file, one after the other, each checked against the record's end: what
/// is short or wild becomes an error that names file, object and byte. Not thread-safe.
/// </summary>
internal sealed class RootBuffer
{
    private readonly int start;
    private int position;

    /// <param name="data">The bytes; only those from <paramref name="start"/> to <paramref name="end"/> belong to the record.</param>
    /// <param name="place">Where they come from.</param>
    /// <param name="start">First byte of the record.</param>
    /// <param name="end">One past its last byte.</param>
    public RootBuffer(byte[] data, RecordPlace place, int start, int end)
    {
        Data = data;
        Place = place;
        this.start = start;
        position = start;
        End = end;
    }

    public RootBuffer(byte[] data, RecordPlace place)
        : this(data, place, 0, data.Length)
    {
    }

    public byte[] Data { get; }

    public RecordPlace Place { get; }

    /// <summary>One past the last byte that may be read; an object's byte count narrows it for a while.</summary>
    public int End { get; private set; }

    public int Remaining => End - position;

    public int Position
    {
        get => position;
        set
        {
            if (value < start || value > End)
            {
                throw Corrupt($"a position outside of the record: {value}, which has bytes {start} to {End}");
            }

            position = value;
        }
    }

    public byte ReadByte() => Data[Advance(1)];

    public short ReadInt16() => BinaryPrimitives.ReadInt16BigEndian(Next(2));

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16BigEndian(Next(2));

    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Next(4));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(Next(4));

    public long ReadInt64() => BinaryPrimitives.ReadInt64BigEndian(Next(8));

    public float ReadSingle() => BinaryPrimitives.ReadSingleBigEndian(Next(4));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleBigEndian(Next(8));

    public ReadOnlySpan<byte> ReadBytes(int count) => Next(count);

    public void Skip(int count) => Advance(count);

    /// <summary>A string as TString writes it: a byte of length, or 255 and four of them, then the bytes.</summary>
    public string ReadString()
    {
        int length = ReadByte();
        if (length == 255)
        {
            length = ReadInt32();
        }

        return Encoding.UTF8.GetString(Next(length));
    }

    /// <summary>Characters up to a zero byte, as class names are written before objects.</summary>
    public string ReadZeroTerminated()
    {
        var length = Data.AsSpan(position, Remaining).IndexOf((byte)0);
        if (length < 0)
        {
            throw Corrupt("a name without its closing zero byte");
        }

        var text = Encoding.UTF8.GetString(Next(length));
        position++;
        return text;
    }

    /// <summary>A count of things of at least <paramref name="bytesEach"/> bytes: more than could follow is an error, before anything is allocated.</summary>
    public int ReadCount(string what, int bytesEach)
    {
        var count = ReadInt32();
        if (count < 0 || (long)count * bytesEach > Remaining)
        {
            position -= 4;
            throw Corrupt($"{what} = {count}, and {Remaining - 4} bytes follow");
        }

        return count;
    }

    /// <summary>Narrows the end to that of an inner object; returns the former end, to be given to <see cref="Widen"/>.</summary>
    public int Narrow(int innerEnd)
    {
        var outer = End;
        if (innerEnd < position || innerEnd > End)
        {
            throw Corrupt($"an object that ends at byte {innerEnd}, outside of the object around it, which ends at {End}");
        }

        End = innerEnd;
        return outer;
    }

    public void Widen(int outerEnd) => End = outerEnd;

    /// <summary>Goes to an object elsewhere in the record; returns the former end, to be given back with the former position.</summary>
    public int Enter(int innerPosition, int innerEnd)
    {
        var outer = End;
        (position, End) = (innerPosition, innerEnd);
        return outer;
    }

    /// <summary>An error at the present byte.</summary>
    public CorruptFileException Corrupt(string why) => Place.Corrupt(position, why);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Next(int count)
    {
        return new ReadOnlySpan<byte>(Data, Advance(count), count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Advance(int count)
    {
        var here = position;
        if ((uint)count > (uint)(End - here))
        {
            throw TooShort(count);
        }

        position = here + count;
        return here;
    }

    private CorruptFileException TooShort(int count) =>
        Corrupt($"{(uint)count} bytes are wanted and {Remaining} are left");
}
