using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>Containers and texts that stand as items where they are members: in arrays of objects, behind TStreamerObjectAny.</summary>
internal sealed class ItemsReader(ValueReader content) : ValueReader
{
    public override Column Column => content.Column;

    public override int Count => content.Count;

    public override void Clear() => content.Clear();

    public override void ReadItems(ref ValueStream stream, int count) => content.ReadItems(ref stream, count);

    public override void Append(ref ValueStream stream, Column? source, int index) => content.Append(ref stream, source, index);

    public override void Dispose() => content.Dispose();
}
