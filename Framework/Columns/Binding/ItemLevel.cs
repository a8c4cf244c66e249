using HepAnalysis.Columns.Schemas;
using HepAnalysis.Columns.Views;

namespace HepAnalysis.Columns.Binding;

/// <summary>The objects of a collection, between the items above (events, or objects of another collection) and their members.</summary>
internal sealed class ItemLevel(ItemLevel? above, ItemOffsets offsets, FoundColumn counted, Block block)
{
    public ItemLevel? Above { get; } = above;

    public FoundColumn Counted { get; } = counted;

    public int Depth { get; } = (above?.Depth ?? 0) + 1;

    /// <summary>Refuses a list whose lengths are not those of the collection.</summary>
    /// <exception cref="SchemaException">They are not.</exception>
    public void Check(ListColumn list, FoundColumn of)
    {
        var counting = offsets.Read();
        if (ReferenceEquals(counting.OffsetColumn, list.OffsetColumn) || counting.Offsets.SequenceEqual(list.Offsets))
        {
            return;
        }

        var mine = counting.Offsets;
        var its = list.Offsets;
        var at = mine[..Math.Min(mine.Length, its.Length)].CommonPrefixLength(its) - 1;
        throw new SchemaException(
            $"{Counted.Name} and {of.Name} are members of one collection, and have different lengths", block.SourceName,
            at < 0 || at + 1 >= Math.Min(mine.Length, its.Length) ? $"{mine.Length - 1} and {its.Length - 1} lists"
                : $"{mine[at + 1] - mine[at]} and {its[at + 1] - its[at]} values in {(Depth == 1 ? $"entry {block.FirstEntry + at}" : $"list {at} of those from entry {block.FirstEntry} on")}",
            "make two collections of them");
    }
}
