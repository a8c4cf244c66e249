using System.Buffers.Binary;
using System.Text;

namespace HepAnalysis.RootIO.Writing;

/// <summary>
/// A growing big-endian buffer for one object, with ROOT's byte counts, versions, class tags and references
/// (TBufferFile; io/doc/TFile/dobject.md). Positions in tags count from the start of the record, so that the length of
/// its key is needed before.
/// </summary>
internal sealed class ObjectBuffer(int keyLength = 0)
{
    private const uint NewClassTag = 0xFFFF_FFFF;
    private const uint ClassMask = 0x8000_0000;
    private const uint ByteCountMask = 0x4000_0000;
    private const int MapOffset = 2;

    // ROOT's bits of an object that lives on the heap and is not deleted.
    private const uint HeapBits = 0x0300_0000;

    private readonly Dictionary<string, uint> classes = new(StringComparer.Ordinal);
    private readonly Dictionary<object, uint> objects = new(ReferenceEqualityComparer.Instance);
    private byte[] bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>Length of a string as <see cref="Text"/> writes it.</summary>
    public static int SizeOf(string text)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        return count + (count < 255 ? 1 : 5);
    }

    public void Byte(int value) => Room(1)[0] = (byte)value;

    public void Bool(bool value) => Byte(value ? 1 : 0);

    public void Int16(int value) => BinaryPrimitives.WriteInt16BigEndian(Room(2), (short)value);

    public void Int32(int value) => BinaryPrimitives.WriteInt32BigEndian(Room(4), value);

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Room(4), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64BigEndian(Room(8), value);

    public void Float32(float value) => BinaryPrimitives.WriteSingleBigEndian(Room(4), value);

    public void Float64(double value) => BinaryPrimitives.WriteDoubleBigEndian(Room(8), value);

    public void Bytes(ReadOnlySpan<byte> value) => value.CopyTo(Room(value.Length));

    /// <summary>A position in the file, in 4 or 8 bytes.</summary>
    public void Position(long value, bool big)
    {
        if (big)
        {
            Int64(value);
        }
        else
        {
            UInt32(checked((uint)value));
        }
    }

    /// <summary>A TString.</summary>
    public void Text(string text)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        if (count < 255)
        {
            Byte(count);
        }
        else
        {
            Byte(255);
            Int32(count);
        }

        Encoding.UTF8.GetBytes(text, Room(count));
    }

    /// <summary>A TArrayD: its length and values.</summary>
    public void ArrayOfDoubles(ReadOnlySpan<double> values)
    {
        Int32(values.Length);
        foreach (var value in values)
        {
            Float64(value);
        }
    }

    /// <summary>Byte count and version of a class, then what <paramref name="members"/> writes.</summary>
    public void Class(int version, Action members)
    {
        var start = Reserve();
        Int16(version);
        members();
        EndCount(start);
    }

    /// <summary>A class without a version number of its own: version 0 and its checksum.</summary>
    public void Class(uint checksum, Action members) => Class(0, () =>
    {
        UInt32(checksum);
        members();
    });

    /// <summary>A TObject as a base; it has no byte count.</summary>
    public void Object(uint bits = HeapBits)
    {
        Int16(1);
        UInt32(0);
        UInt32(bits);
    }

    /// <summary>A TNamed as a base.</summary>
    public void Named(string name, string title, uint bits = HeapBits) => Class(1, () =>
    {
        Object(bits);
        Text(name);
        Text(title);
    });

    /// <summary>A pointer that is null.</summary>
    public void Null() => UInt32(0);

    /// <summary>A pointer to an object: the object where it is met first, a reference afterwards.</summary>
    /// <param name="identity">What tells that it is the same object.</param>
    /// <param name="className">Its class.</param>
    /// <param name="write">Writes the object, its byte count and version included.</param>
    public void Pointer(object identity, string className, Action write)
    {
        if (objects.TryGetValue(identity, out var place))
        {
            UInt32(place);
            return;
        }

        var start = Reserve();
        objects.Add(identity, (uint)(keyLength + start + MapOffset));
        if (classes.TryGetValue(className, out var tag))
        {
            UInt32(tag | ClassMask);
        }
        else
        {
            classes.Add(className, (uint)(keyLength + Length + MapOffset));
            UInt32(NewClassTag);
            Bytes(Encoding.UTF8.GetBytes(className));
            Byte(0);
        }

        write();
        EndCount(start);
    }

    /// <summary>A TObjArray with what <paramref name="items"/> writes, a pointer for each of <paramref name="count"/>.</summary>
    public void ObjectArray(int count, Action items) => Class(3, () =>
    {
        Object();
        Text("");
        Int32(count);
        Int32(0);
        items();
    });

    private int Reserve()
    {
        var start = Length;
        UInt32(0);
        return start;
    }

    private void EndCount(int start) =>
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(start), (uint)(Length - start - 4) | ByteCountMask);

    private Span<byte> Room(int count)
    {
        if (Length + count > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(Length + count, bytes.Length * 2));
        }

        Length += count;
        return bytes.AsSpan(Length - count, count);
    }
}
