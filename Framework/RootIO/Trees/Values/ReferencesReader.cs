using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>
/// TRefArray: header, TObject, fName, count 4, lower bound 4, process number 2, then 4 each: fUniqueID of an object, whose
/// upper byte is the process and left out.
/// </summary>
internal sealed class ReferencesReader : ValueReader
{
    private const int LowerBoundAndProcess = 4 + 2;

    private readonly TextValueReader name = new(TextForm.Root);
    private readonly NumberReader size = new(NumberKind.Int32);
    private readonly TObjectReader tobject = new(false);
    private readonly NumberReader references = new(NumberKind.Int32);
    private readonly Offsets offsets = new();
    private RecordColumn? column;

    public static ColumnType.Record Type { get; } = new(
    [
        new RecordField("fName", new ColumnType.Text()),
        new RecordField("fSize", new ColumnType.Number(NumberKind.Int32)),
        new RecordField("refs", new ColumnType.List(new ColumnType.Number(NumberKind.Int32))),
    ]);

    public override Column Column => column ??= new RecordColumn(Type, [name.Column, size.Column, new ListColumn(offsets.Column, references.Column)]);

    public override int Count => offsets.Count;

    public override void Clear()
    {
        name.Clear();
        size.Clear();
        tobject.Clear();
        references.Clear();
        offsets.Clear();
    }

    public override void ReadItems(ref ValueStream stream, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (_, end) = stream.ReadHeader();
            tobject.ReadItems(ref stream, 1);
            name.ReadItems(ref stream, 1);
            var items = stream.ReadCount(4);
            size.Append(ref stream, (uint)items);
            stream.Take(LowerBoundAndProcess);
            for (var k = 0; k < items; k++)
            {
                references.Append(ref stream, stream.ReadUInt32() & ReferenceReader.IdMask);
            }

            offsets.Append(references.Count);
            stream.Expect(end, "a TRefArray");
        }
    }

    public override void Append(ref ValueStream stream, Column? source, int index)
    {
        var stored = source is RecordColumn { Contents: [TextColumn, NumberColumn, ListColumn] } record ? record.Contents : null;
        name.Append(ref stream, stored?[0], index);
        size.Append(ref stream, stored?[1], index);
        if (stored?[2] is ListColumn list)
        {
            for (var i = list.Offsets[index]; i < list.Offsets[index + 1]; i++)
            {
                references.Append(ref stream, list.Content, i);
            }
        }

        offsets.Append(references.Count);
    }

    public override void Dispose()
    {
        name.Dispose();
        size.Dispose();
        tobject.Dispose();
        references.Dispose();
        offsets.Dispose();
    }
}
