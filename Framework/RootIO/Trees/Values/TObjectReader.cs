using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>
/// TObject: version, fUniqueID and fBits, and the number of a process where it is referenced. As a part of other objects
/// it is no part of a column; a branch that is nothing but a TObject has both as members.
/// </summary>
internal sealed class TObjectReader(bool hasMembers) : ValueReader
{
    private const uint IsReferenced = 1 << 4;
    private readonly NumberColumn counter = new(NumberKind.UInt8);
    private readonly NumberReader uniqueIds = new(NumberKind.UInt32);
    private readonly NumberReader bits = new(NumberKind.UInt32);
    private RecordColumn? column;

    /// <summary>How a branch is read that is nothing but a TObject.</summary>
    public static ValuePlan Plan { get; } = new(Members, 10, _ => new TObjectReader(true));

    public override Column Column => column ??= hasMembers
        ? new RecordColumn(Members, [uniqueIds.Column, bits.Column])
        : new RecordColumn(new ColumnType.Record([]), [], counter);

    public override int Count => counter.Count;

    private static ColumnType.Record Members => new([new RecordField("fUniqueID", new ColumnType.Number(NumberKind.UInt32)), new RecordField("fBits", new ColumnType.Number(NumberKind.UInt32))]);

    public override void Clear()
    {
        counter.ResizeBytes(0);
        uniqueIds.Clear();
        bits.Clear();
    }

    public override void ReadItems(ref ValueStream stream, int count)
    {
        for (var i = 0; i < count; i++)
        {
            stream.ReadHeader();
            var uniqueId = stream.ReadUInt32();
            var flags = stream.ReadUInt32();
            if (hasMembers)
            {
                uniqueIds.Append(ref stream, uniqueId);
                bits.Append(ref stream, flags);
            }

            if ((flags & IsReferenced) != 0)
            {
                stream.Take(2);
            }
        }

        counter.ResizeBytes(counter.Count + count);
    }

    public override void Append(ref ValueStream stream, Column? source, int index)
    {
        if (hasMembers)
        {
            var stored = source is RecordColumn { Contents: [NumberColumn, NumberColumn] } record ? record.Contents : null;
            uniqueIds.Append(ref stream, stored?[0], index);
            bits.Append(ref stream, stored?[1], index);
        }

        counter.ResizeBytes(counter.Count + 1);
    }

    public override void Dispose()
    {
        counter.Dispose();
        uniqueIds.Dispose();
        bits.Dispose();
    }
}
