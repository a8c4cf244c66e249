namespace HepAnalysis.Columns;

/// <summary>The same number of items for each entry, in row-major order.</summary>
public sealed class FixedArrayColumn(Column content, int length) : Column
{
    /// <summary>Items of one entry.</summary>
    public int Length { get; } = length;

    /// <summary>The items of all entries, <see cref="Length"/> for each.</summary>
    public Column Content { get; } = content;

    /// <inheritdoc/>
    public override ColumnType ItemType { get; } = new ColumnType.FixedArray(content.ItemType, length);

    /// <inheritdoc/>
    public override int Count => Length == 0 ? 0 : Content.Count / Length;
}
