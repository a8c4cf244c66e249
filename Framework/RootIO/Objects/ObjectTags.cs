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

    private const uint KeyObjectTag = 1;

    private readonly Dictionary<uint, string> classes = [];
    private readonly Dictionary<uint, RootObject> objects = [];

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
            return new(name, null, reference, end);
        }

        if ((tag & ClassMask) != 0)
        {
            return classes.TryGetValue(tag & ~ClassMask, out var name)
                ? new(name, null, reference, end)
                : throw buffer.Corrupt($"an object of a class that was not named at byte {tag & ~ClassMask} before it");
        }

        // An object that was passed over is no part of this one.
        return new(null, tag == 0 ? null : objects.GetValueOrDefault(tag), reference, end);
    }

    private uint Place(int position) => (uint)(position + buffer.Place.Displacement + MapOffset);
}

/// <summary>What a label says.</summary>
/// <param name="ClassName">Class of the object that follows, or null where none does.</param>
/// <param name="Known">The object that was read before, where the label refers to one.</param>
/// <param name="Reference">How later labels refer to this object.</param>
/// <param name="EndPosition">Where the object ends, where its length was written.</param>
internal readonly record struct ObjectLabel(string? ClassName, RootObject? Known, uint Reference, int? EndPosition)
{
    public void End(RootBuffer buffer)
    {
        if (EndPosition is { } end)
        {
            buffer.Position = end;
        }
    }
}
