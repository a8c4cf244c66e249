using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>TArrayC to TArrayD, and std::bitset as a member: a count of 4 bytes, then the numbers.</summary>
internal sealed class CountedArrayReader(NumberKind kind) : ValueReader
{
    private readonly ListReader list = new(new NumberReader(kind), kind.Size());

    public override Column Column => list.Column;

    public override int Count => list.Count;

    public override void Clear() => list.Clear();

    public override void ReadItems(ref ValueStream stream, int count) => list.ReadItems(ref stream, count);

    public override void Dispose() => list.Dispose();
}
