namespace HepAnalysis.RootIO.RNTuples.Metadata;

/// <summary>
/// A column: where the values of a field are stored, in one of the field's representations.
/// <code>
/// type 2, bits 2, field 4, flags 2, representation 2
/// first element 8 (flag 1), least and greatest value 8 + 8 (flag 2)
/// </code>
/// Source: RNTuple Binary Format Specification, "Column Description".
/// </summary>
public sealed record RNTupleColumn
{
    private const int DeferredFlag = 1;
    private const int RangeFlag = 2;

    /// <summary>Number in the schema, beginning with 0.</summary>
    public required int Id { get; init; }

    /// <summary>How its elements are stored; a number that is not known where a later version wrote it.</summary>
    public required RNTupleColumnType Type { get; init; }

    /// <summary>Bits of an element in the file.</summary>
    public required int Bits { get; init; }

    /// <summary>The field that it belongs to.</summary>
    public required int Field { get; init; }

    /// <summary>Flags as stored.</summary>
    public required int Flags { get; init; }

    /// <summary>Which of the field's representations it is of.</summary>
    public required int Representation { get; init; }

    /// <summary>
    /// The first element that is stored, where the column was added after the first entry: what is before is zero. Negative
    /// where another representation was in use then.
    /// </summary>
    public required long FirstElement { get; init; }

    /// <summary>Least value of a column with a range.</summary>
    public double Minimum { get; init; }

    /// <summary>Greatest value of a column with a range.</summary>
    public double Maximum { get; init; }

    /// <summary>True where the column was added after the first entry.</summary>
    public bool IsDeferred => (Flags & DeferredFlag) != 0;

    /// <summary>The fewest bytes that a record of it has.</summary>
    internal const int MinBytes = 8 + 12;

    internal static RNTupleColumn Decode(EnvelopeBuffer buffer, int id, int fieldCount)
    {
        var frame = buffer.EnterRecord();
        var (type, bits, field) = (buffer.ReadUInt16(), buffer.ReadUInt16(), buffer.ReadUInt32());
        var (flags, representation) = (buffer.ReadUInt16(), buffer.ReadUInt16());
        if (field >= fieldCount)
        {
            throw buffer.Corrupt(8, $"column {id} belongs to field {field} of {fieldCount}");
        }

        var column = new RNTupleColumn
        {
            Id = id,
            Type = (RNTupleColumnType)type,
            Bits = bits,
            Field = (int)field,
            Flags = flags,
            Representation = representation,
            FirstElement = (flags & DeferredFlag) != 0 ? buffer.ReadInt64() : 0,
            Minimum = (flags & RangeFlag) != 0 ? buffer.ReadDouble() : 0,
            Maximum = (flags & RangeFlag) != 0 ? buffer.ReadDouble() : 0,
        };
        buffer.Leave(frame);
        return column;
    }
}
