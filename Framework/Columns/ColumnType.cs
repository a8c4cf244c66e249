namespace HepAnalysis.Columns;

/// <summary>
/// The type of a column: one of a closed set, whatever the container it came from.
/// What fits none of them is not a column but a generic object outside the fast path.
/// </summary>
public abstract record ColumnType
{
    private ColumnType()
    {
    }

    /// <summary>A number or bool for each entry.</summary>
    public sealed record Number(NumberKind Kind) : ColumnType
    {
        /// <inheritdoc/>
        public override string ToString() => Kind.Name();
    }

    /// <summary>A variable number of items for each entry.</summary>
    public sealed record List(ColumnType Item) : ColumnType
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Item}[]";
    }

    /// <summary>The same number of items for each entry.</summary>
    public sealed record FixedArray(ColumnType Item, int Length) : ColumnType
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Item}[{Length}]";
    }

    /// <summary>UTF-8 text for each entry.</summary>
    public sealed record Text : ColumnType
    {
        /// <inheritdoc/>
        public override string ToString() => "string";
    }
}
