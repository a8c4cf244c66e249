using System.Buffers.Binary;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.Objects;

/// <summary>
/// The labels in front of objects behind pointers (TBufferFile::WriteObjectAny): a length, then a tag that names a class
/// (new, or seen before) or an object that was written before. Positions count from the record's key.
/// <code>
///  [4: length | 0x40000000]  4: tag
///   tag = 0xFFFFFFFF          a class seen for the first time, its name follows
///   tag &amp; 0x80000000       a class seen at (tag &amp; 0x7FFFFFFF)
///   tag = 0                   null
///   tag = 1                   the object of the key
///   else                      the object that was written at tag
/// </code>
/// </summary>
internal sealed class ObjectTags(RootBuffer buffer)
{
    private const uint ByteCountMask = 0x4000_0000;
    private const uint NewClassTag = 0xFFFF_FFFF;
    private const uint ClassMask = 0x8000_0000;

    // References begin at 2, so that none is 0 (null) or 1.
    private const int MapOffset = 2;

    private const int KeyObjectTag = 1;

    private readonly Dictionary<int, string> classes = [];
    private readonly Dictionary<int, RootObject> objects = [];

    public void Remember(in ObjectLabel label, RootObject value) => objects[label.Reference] = value;

    /// <summary>The object that the key itself holds: what it contains may point back at it.</summary>
    public void RememberKeyObject(RootObject value) => objects[KeyObjectTag] = value;

    /// <summary>Reads a label: a class whose object follows, or an object that was read before, or null.</summary>
    public ObjectLabel ReadLabel()
    {
        var start = buffer.Position;
        var reference = Place(start);
        var first = buffer.ReadUInt32();
        int? end = null;
        var tag = first;
        var tagPlace = reference;
        if ((first & ByteCountMask) != 0 && first != NewClassTag)
        {
            var length = first & ~ByteCountMask;
            if (length < 4 || length > (uint)buffer.Remaining)
            {
                buffer.Position = start;
                throw buffer.Corrupt($"an object of {length} bytes where {buffer.Remaining - 4} are left");
            }

            end = buffer.Position + (int)length;
            tagPlace = Place(buffer.Position);
            tag = buffer.ReadUInt32();
        }

        if (tag == NewClassTag)
        {
            var name = buffer.ReadZeroTerminated();
            classes[tagPlace] = name;
            return new(name, 0, reference, end);
        }

        if ((tag & ClassMask) != 0)
        {
            var name = ClassAt((int)(tag & ~ClassMask)) ?? throw buffer.Corrupt($"an object of a class that was not named at byte {tag & ~ClassMask} before it");
            return new(name, 0, reference, end);
        }

        return new(null, (int)tag, reference, end);
    }

    /// <summary>True where not a label comes next, but the header of an object: its version, where a label has its class.</summary>
    public bool IsObjectHeader()
    {
        var next = buffer.Data.AsSpan(buffer.Position, buffer.Remaining);
        return next.Length >= 8 && BinaryPrimitives.ReadUInt32BigEndian(next) is var first && (first & ByteCountMask) != 0 && first != NewClassTag
            && (BinaryPrimitives.ReadUInt32BigEndian(next[4..]) & ClassMask) == 0;
    }

    /// <summary>The object that was written where a reference says; null where none was read there.</summary>
    public RootObject? Find(int reference) => objects.GetValueOrDefault(reference);

    /// <summary>Byte of the record to which a reference leads.</summary>
    public long Position(int reference) => (long)reference - buffer.Place.Displacement - MapOffset;

    // Its name may stand within an object that was passed over.
    private string? ClassAt(int reference)
    {
        if (classes.TryGetValue(reference, out var known))
        {
            return known;
        }

        var here = buffer.Position;
        var at = Position(reference);
        if (at < 0 || at > here - sizeof(uint) || BinaryPrimitives.ReadUInt32BigEndian(buffer.Data.AsSpan((int)at)) != NewClassTag)
        {
            return null;
        }

        buffer.Position = (int)at + sizeof(uint);
        var name = buffer.ReadZeroTerminated();
        buffer.Position = here;
        classes.Add(reference, name);
        return name;
    }

    private int Place(int position) => position + buffer.Place.Displacement + MapOffset;
}

/// <summary>What a label says.</summary>
/// <param name="ClassName">Class of the object that follows, or null where none does.</param>
/// <param name="Target">The reference of an object before, where the label is one; 0 for null.</param>
/// <param name="Reference">How later labels refer to this object.</param>
/// <param name="EndPosition">Where the object ends, where its length was written.</param>
internal readonly record struct ObjectLabel(string? ClassName, int Target, int Reference, int? EndPosition)
{
    public void End(RootBuffer buffer)
    {
        if (EndPosition is { } end)
        {
            buffer.Position = end;
        }
    }
}
