namespace HepAnalysis.RootIO.RNTuples.Metadata;

/// <summary>
/// A field of the schema.
/// <code>
/// field version 4, type version 4, parent 4, role 2, flags 2
/// name, type name, type alias, description   strings
/// array size 8 (flag 1), source field 4 (flag 2), checksum of the class 4 (flag 4)
/// </code>
/// Source: RNTuple Binary Format Specification, "Field Description".
/// </summary>
public sealed record RNTupleField
{
    private const int RepetitiveFlag = 1;
    private const int ProjectedFlag = 2;
    private const int ChecksumFlag = 4;

    /// <summary>Number in the schema, beginning with 0.</summary>
    public required int Id { get; init; }

    /// <summary>Version of the field itself.</summary>
    public required long FieldVersion { get; init; }

    /// <summary>Version of the C++ class.</summary>
    public required long TypeVersion { get; init; }

    /// <summary>The field around it; itself at the top.</summary>
    public required int Parent { get; init; }

    /// <summary>What it is; a number that is not known where a later version wrote it.</summary>
    public required RNTupleRole Role { get; init; }

    /// <summary>Flags as stored.</summary>
    public required int Flags { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>C++ type, in ROOT's normalised spelling; empty for untyped records and collections.</summary>
    public required string TypeName { get; init; }

    /// <summary>The type as it was written in the source, where that is another name.</summary>
    public required string TypeAlias { get; init; }

    /// <summary>Description.</summary>
    public required string Description { get; init; }

    /// <summary>Items of each entry, where it is an array; otherwise null.</summary>
    public long? ArraySize { get; init; }

    /// <summary>The field that it shows, where it is projected; otherwise null.</summary>
    public int? Source { get; init; }

    /// <summary>Checksum of the C++ class, where it is stored.</summary>
    public uint? TypeChecksum { get; init; }

    /// <summary>True for the fields of an entry itself.</summary>
    public bool IsTopLevel => Parent == Id;

    /// <summary>The fewest bytes that a record of it has.</summary>
    internal const int MinBytes = 8 + 16 + 16;

    internal static RNTupleField Decode(EnvelopeBuffer buffer, int id)
    {
        var frame = buffer.EnterRecord();
        var (fieldVersion, typeVersion, parent) = (buffer.ReadUInt32(), buffer.ReadUInt32(), buffer.ReadUInt32());
        var (role, flags) = (buffer.ReadUInt16(), buffer.ReadUInt16());
        if (parent > id)
        {
            throw buffer.Corrupt(8, $"field {id} is inside of field {parent}, which comes later");
        }

        var field = new RNTupleField
        {
            Id = id,
            FieldVersion = fieldVersion,
            TypeVersion = typeVersion,
            Parent = (int)parent,
            Role = (RNTupleRole)role,
            Flags = flags,
            Name = buffer.ReadString(),
            TypeName = buffer.ReadString(),
            TypeAlias = buffer.ReadString(),
            Description = buffer.ReadString(),
            ArraySize = (flags & RepetitiveFlag) != 0 ? buffer.ReadInt64() : null,
            Source = (flags & ProjectedFlag) != 0 ? buffer.ReadInt32() : null,
            TypeChecksum = (flags & ChecksumFlag) != 0 ? buffer.ReadUInt32() : null,
        };
        buffer.Leave(frame);
        return field;
    }
}
