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

    public override void ReadMemberwise(ref ValueStream stream, int count, WrittenLayout written) => content.ReadMemberwise(ref stream, Total(ref stream, count), written);

    public override void Append(ref ValueStream stream, Column? source, int index)
    {
        // Dimensions are one sequence in memory: of a longer array the first items are taken, a shorter one is filled up.
        var (items, wanted) = Flat();
        var stored = 1L;
        while (source is FixedArrayColumn array)
        {
            (source, stored) = (array.Content, stored * array.Length);
        }

        for (var i = 0L; i < wanted; i++)
        {
            items.Append(ref stream, i < stored ? source : null, (int)((index * stored) + i));
        }
    }

    public override void Dispose() => content.Dispose();

    private int Total(ref ValueStream stream, int count) => (long)count * length is <= int.MaxValue and var total
        ? (int)total
        : throw stream.Corrupt($"{count} arrays of {length} items");

    private (ValueReader Items, long Count) Flat()
    {
        if (content is not FixedArrayReader inner)
        {
            return (content, length);
        }

        var (items, count) = inner.Flat();
        return (items, count * length);
    }
}
