using System.Buffers.Binary;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>The bytes of one entry of a basket, read one after the other, each checked against the entry's end.</summary>
internal ref struct ValueStream
{
    private const uint ByteCountMask = 0x4000_0000;

    private readonly BasketCursor cursor;
    private readonly ReadOnlySpan<byte> data;

    /// <param name="cursor">The open basket; errors name it.</param>
    /// <param name="data">Its bytes, up to the end of the entry where that is known.</param>
    /// <param name="position">Where the entry begins.</param>
    public ValueStream(BasketCursor cursor, ReadOnlySpan<byte> data, int position)
    {
        this.cursor = cursor;
        this.data = data;
        Position = position;
    }

    public int Position { get; private set; }

    /// <summary>Who is told of the layouts that are met; null for nobody.</summary>
    public LayoutProbe? Probe { get; init; }

    public readonly int Remaining => data.Length - Position;

    public ReadOnlySpan<byte> Take(long count)
    {
        if ((ulong)count > (ulong)Remaining)
        {
            throw Corrupt($"{count} bytes are wanted and {Remaining} are left");
        }

        var here = Position;
        Position += (int)count;
        return data.Slice(here, (int)count);
    }

    public byte ReadByte() => Take(1)[0];

    public short ReadInt16() => BinaryPrimitives.ReadInt16BigEndian(Take(2));

    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    /// <summary>A number of items: what could not follow is an error, before anything is allocated.</summary>
    public int ReadCount(int leastBytesEach)
    {
        var count = ReadInt32();
        return count >= 0 && (long)count * leastBytesEach <= Remaining
            ? count
            : throw Corrupt($"a collection of {count} items, and {Remaining} bytes are left");
    }

    /// <summary>A string's length: a byte, or 255 and four of them.</summary>
    public int ReadLength()
    {
        int length = ReadByte();
        return length == byte.MaxValue ? ReadInt32() : length;
    }

    /// <summary>What stands before an object or a container: see <see cref="Streamers.ClassHeader"/>.</summary>
    /// <returns>The version, and where it ends; -1 where no length was written.</returns>
    public (int Version, int End) ReadHeader()
    {
        if (Remaining < 4 || (BinaryPrimitives.ReadUInt32BigEndian(data[Position..]) & ByteCountMask) == 0)
        {
            return (ReadInt16(), -1);
        }

        var length = ReadUInt32() & ~ByteCountMask;
        if (length < 2 || length > (uint)Remaining)
        {
            throw Corrupt($"an object of {length} bytes where {Remaining} are left");
        }

        var end = Position + (int)length;
        return (ReadInt16(), end);
    }

    /// <summary>The four bytes that come next, which stay.</summary>
    public readonly uint Peek() => Remaining >= 4 ? BinaryPrimitives.ReadUInt32BigEndian(data[Position..]) : 0;

    /// <summary>True where a header comes next whose object fills what is left.</summary>
    public readonly bool HasWholeHeader() => Remaining >= 6 && Peek() == (ByteCountMask | (uint)(Remaining - 4));

    public readonly void Expect(int end, string what)
    {
        if (end >= 0 && Position != end)
        {
            throw Corrupt($"{what} ends at byte {end}, and what is known of it at byte {Position}");
        }
    }

    /// <summary>An error at the present byte.</summary>
    public readonly CorruptFileException Corrupt(string why) => cursor.Corrupt($"byte {Position} of the basket: {why}");
}
