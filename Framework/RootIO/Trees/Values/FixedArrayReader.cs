using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>Arrays of a fixed length: their items one after the other.</summary>
internal sealed class FixedArrayReader(ValueReader content, int length) : ValueReader
{
    private FixedArrayColumn? column;

    public override Column Column => column ??= new FixedArrayColumn(content.Column, length);

    public override int Count => content.Count / length;

    public override void Clear() => content.Clear();

    public override void ReadItems(ref ValueStream stream, int count) => content.ReadItems(ref stream, Total(ref stream, count));

    public override void ReadMember(ref ValueStream stream, int count) => content.ReadMember(ref stream, Total(ref stream, count));

    public override void ReadMemberwise(ref ValueStream stream, int count) => content.ReadMemberwise(ref stream, Total(ref stream, count));

    public override void Dispose() => content.Dispose();

    private int Total(ref ValueStream stream, int count) => (long)count * length is <= int.MaxValue and var total
        ? (int)total
        : throw stream.Corrupt($"{count} arrays of {length} items");
}
