using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>TObject: version, fUniqueID and fBits, and the number of a process where it is referenced: no part of a column.</summary>
internal sealed class TObjectReader : ValueReader
{
    private const uint IsReferenced = 1 << 4;
    private readonly NumberColumn counter = new(NumberKind.UInt8);
    private RecordColumn? column;

    public override Column Column => column ??= new RecordColumn(new ColumnType.Record([]), [], counter);

    public override int Count => counter.Count;

    public override void Clear() => counter.ResizeBytes(0);

    public override void ReadItems(ref ValueStream stream, int count)
    {
        for (var i = 0; i < count; i++)
        {
            stream.ReadHeader();
            stream.Take(4);
            if ((stream.ReadUInt32() & IsReferenced) != 0)
            {
                stream.Take(2);
            }
        }

        counter.ResizeBytes(counter.Count + count);
    }

    public override void Dispose() => counter.Dispose();
}
