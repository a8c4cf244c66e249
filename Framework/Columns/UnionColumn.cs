namespace HepAnalysis.Columns;

/// <summary>An item of one of several types for each entry; each of <see cref="Contents"/> holds those of its type, one after the other.</summary>
public sealed class UnionColumn : Column
{
    /// <param name="tags">An int8 for each entry: the index of its alternative in <paramref name="contents"/>.</param>
    /// <param name="contents">The items of each alternative, in the order of the entries that have it.</param>
    /// <exception cref="ArgumentException"><paramref name="tags"/> are not int8.</exception>
    public UnionColumn(NumberColumn tags, IReadOnlyList<Column> contents)
    {
        if (tags.Kind != NumberKind.Int8)
        {
            throw new ArgumentException($"tags are int8, not {tags.Kind.Name()}", nameof(tags));
        }

        TagColumn = tags;
        Contents = contents;
        ItemType = new ColumnType.Union([.. contents.Select(content => content.ItemType)]);
    }

    /// <summary>The alternative of each entry, as a column.</summary>
    public NumberColumn TagColumn { get; }

    /// <summary>The alternative of each entry: an index into <see cref="Contents"/>.</summary>
    public ReadOnlySpan<sbyte> Tags => TagColumn.Values<sbyte>();

    /// <summary>The items of each alternative.</summary>
    public IReadOnlyList<Column> Contents { get; }

    /// <inheritdoc/>
    public override ColumnType ItemType { get; }

    /// <inheritdoc/>
    public override int Count => TagColumn.Count;
}
