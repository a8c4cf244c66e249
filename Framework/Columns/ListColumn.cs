namespace HepAnalysis.Columns;

/// <summary>
/// A variable number of items for each entry: entry i holds items <c>Offsets[i]</c> to <c>Offsets[i + 1] - 1</c> of
/// <see cref="Content"/>. Columns with one counter share one offsets column.
/// </summary>
public sealed class ListColumn : Column
{
    /// <param name="offsets">Int32, one more than there are entries, the first 0, never falling.</param>
    /// <param name="content">The items of all entries, one after the other.</param>
    /// <exception cref="ArgumentException">The offsets are not int32.</exception>
    public ListColumn(NumberColumn offsets, Column content)
    {
        if (offsets.Kind != NumberKind.Int32)
        {
            throw new ArgumentException($"offsets are int32, not {offsets.Kind.Name()}", nameof(offsets));
        }

        OffsetColumn = offsets;
        Content = content;
        ItemType = new ColumnType.List(content.ItemType);
    }

    /// <summary>The offsets as a column, for who shares them.</summary>
    public NumberColumn OffsetColumn { get; }

    /// <summary>Where each entry's items begin and end in <see cref="Content"/>.</summary>
    public ReadOnlySpan<int> Offsets => OffsetColumn.Values<int>();

    /// <summary>The items of all entries.</summary>
    public Column Content { get; }

    /// <inheritdoc/>
    public override ColumnType ItemType { get; }

    /// <inheritdoc/>
    public override int Count => Math.Max(OffsetColumn.Count - 1, 0);
}
