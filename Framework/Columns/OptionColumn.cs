namespace HepAnalysis.Columns;

/// <summary>One item or none for each entry; <see cref="Content"/> holds those that are there, one after the other.</summary>
public sealed class OptionColumn : Column
{
    /// <param name="valid">A bool for each entry: is there an item?</param>
    /// <param name="content">The items that are there.</param>
    /// <exception cref="ArgumentException"><paramref name="valid"/> is not of bools.</exception>
    public OptionColumn(NumberColumn valid, Column content)
    {
        if (valid.Kind != NumberKind.Bool)
        {
            throw new ArgumentException($"validity is bool, not {valid.Kind.Name()}", nameof(valid));
        }

        ValidColumn = valid;
        Content = content;
        ItemType = new ColumnType.Option(content.ItemType);
    }

    /// <summary>True for each entry that has an item, as a column.</summary>
    public NumberColumn ValidColumn { get; }

    /// <summary>True for each entry that has an item.</summary>
    public ReadOnlySpan<bool> Valid => ValidColumn.Values<bool>();

    /// <summary>The items that are there: as many as there are true values in <see cref="Valid"/>.</summary>
    public Column Content { get; }

    /// <inheritdoc/>
    public override ColumnType ItemType { get; }

    /// <inheritdoc/>
    public override int Count => ValidColumn.Count;
}
