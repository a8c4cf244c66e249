using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>Objects of a class whose layout nobody wrote down, since it has no members: a header with nothing behind it.</summary>
internal sealed class NoMembersReader(string className) : ValueReader
{
    private const int Checksum = 4;
    private readonly NumberColumn counter = new(NumberKind.UInt8);
    private RecordColumn? column;

    public override Column Column => column ??= new RecordColumn(new ColumnType.Record([]), [], counter);

    public override int Count => counter.Count;

    public override void Clear() => counter.ResizeBytes(0);

    public override void ReadItems(ref ValueStream stream, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var (version, end) = stream.ReadHeader();
            if (version <= 0 && end - stream.Position == Checksum)
            {
                stream.Take(Checksum);
            }

            if (end < 0)
            {
                throw stream.Corrupt($"an object of {className}, whose layout the file does not hold and whose length it does not say");
            }

            stream.Expect(end, $"an object of {className}, whose layout the file does not hold,");
        }

        counter.ResizeBytes(counter.Count + count);
    }

    public override void ReadBody(ref ValueStream stream) => counter.ResizeBytes(counter.Count + 1);

    public override void ReadMemberwise(ref ValueStream stream, int count, WrittenLayout written) => counter.ResizeBytes(counter.Count + count);

    public override void Append(ref ValueStream stream, Column? source, int index) => counter.ResizeBytes(counter.Count + 1);

    public override void Dispose() => counter.Dispose();
}
