using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>
/// TRef: version, fUniqueID, fBits, then the number of a process, or a TString where bit 5 of fBits is set. The value is
/// fUniqueID without the process in its upper byte; 0 for none.
/// </summary>
internal sealed class ReferenceReader : ValueReader
{
    private const uint HasUuid = 1 << 5;

    /// <summary>The part of fUniqueID that is the number of the object.</summary>
    public const uint IdMask = 0x00FF_FFFF;

    private readonly NumberReader references = new(NumberKind.UInt32);
    private RecordColumn? column;

    public static ColumnType.Record Type { get; } = new([new RecordField("ref", new ColumnType.Number(NumberKind.UInt32))]);

    public override Column Column => column ??= new RecordColumn(Type, [references.Column]);

    public override int Count => references.Count;

    public override void Clear() => references.Clear();

    public override void ReadItems(ref ValueStream stream, int count)
    {
        for (var i = 0; i < count; i++)
        {
            stream.ReadHeader();
            var id = stream.ReadUInt32() & IdMask;
            if ((stream.ReadUInt32() & HasUuid) != 0)
            {
                stream.Take(stream.ReadLength());
            }
            else
            {
                stream.Take(2);
            }

            references.Append(ref stream, id);
        }
    }

    public override void Append(ref ValueStream stream, Column? source, int index) =>
        references.Append(ref stream, source is RecordColumn { Contents: [NumberColumn ids] } ? ids : null, index);

    public override void Dispose() => references.Dispose();
}
