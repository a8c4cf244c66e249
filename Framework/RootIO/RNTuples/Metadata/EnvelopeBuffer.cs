using System.Buffers.Binary;
using System.Text;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.RNTuples.Metadata;

/// <summary>
/// Little-endian values out of an envelope, each checked against the end of the innermost frame.
/// <code>
/// record frame   8   length of the frame, these 8 bytes included; then its content
/// list frame     8   the same, negative; 4 number of items; then the items
/// string         4   bytes; then UTF-8
/// </code>
/// What follows in a frame behind what is known belongs to a later version and is passed over.
/// Source: RNTuple Binary Format Specification, "Basic Types" and "Frames". Not thread-safe.
/// </summary>
internal sealed class EnvelopeBuffer(byte[] data, RecordPlace place, int start, int end)
{
    private int position = start;
    private int limit = end;

    public RecordPlace Place => place;

    public int Position => position;

    public int Remaining => limit - position;

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Next(2));

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Next(4));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Next(4));

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Next(8));

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Next(8));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Next(8));

    public string ReadString() => Encoding.UTF8.GetString(ReadBytes());

    /// <summary>A string whose bytes are no text.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadUInt32();
        return length <= Remaining ? Next((int)length) : throw Corrupt(4, $"a string of {length} bytes where {Remaining} are left");
    }

    public void Skip(int count) => Next(count);

    /// <summary>Enters a record frame; the end that held before is given to <see cref="Leave"/>.</summary>
    public Frame EnterRecord() => Enter(isList: false);

    /// <summary>Enters a list frame.</summary>
    /// <param name="bytesEach">The fewest bytes that an item has: more items than could follow are an error.</param>
    public Frame EnterList(int bytesEach)
    {
        var frame = Enter(isList: true);
        return (long)frame.Items * bytesEach <= Remaining ? frame : throw Corrupt(4, $"a list of {frame.Items} items in {Remaining} bytes");
    }

    /// <summary>Goes on behind a frame, whatever was read of it.</summary>
    public void Leave(Frame frame)
    {
        position = frame.End;
        limit = frame.OuterEnd;
    }

    public CorruptFileException Corrupt(int before, string why) => place.Corrupt(position - before, why);

    private Frame Enter(bool isList)
    {
        var at = position;
        var size = ReadInt64();
        if (size < 0 != isList)
        {
            throw Corrupt(8, $"a {(isList ? "record" : "list")} where a {(isList ? "list" : "record")} shall be");
        }

        var length = isList ? unchecked(-size) : size;
        var header = isList ? 12 : 8;
        if (length < header || length > limit - at)
        {
            throw Corrupt(8, $"a frame of {length} bytes where {limit - at} are left");
        }

        var items = isList ? ReadUInt32() : 0;
        var outer = limit;
        limit = at + (int)length;
        return items <= int.MaxValue ? new Frame(limit, outer, (int)items) : throw Corrupt(4, $"a list of {items} items");
    }

    private ReadOnlySpan<byte> Next(int count)
    {
        if ((uint)count > (uint)(limit - position))
        {
            throw Corrupt(0, $"{(uint)count} bytes are wanted and {limit - position} are left");
        }

        position += count;
        return data.AsSpan(position - count, count);
    }

    /// <summary>An open frame: where it ends, where the one around it ends, and how many items it has.</summary>
    public readonly record struct Frame(int End, int OuterEnd, int Items);
}
