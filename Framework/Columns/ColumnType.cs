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

    /// <summary>Members side by side: a class, a pair (members "0" and "1"), a leaf list. There may be none.</summary>
    public sealed record Record(IReadOnlyList<RecordField> Fields) : ColumnType
    {
        /// <inheritdoc/>
        public bool Equals(Record? other) => other is not null && Fields.SequenceEqual(other.Fields);

        /// <inheritdoc/>
        public override int GetHashCode() => Fields.Aggregate(17, HashCode.Combine);

        /// <inheritdoc/>
        public override string ToString() => $"{{{string.Join(", ", Fields)}}}";
    }

    /// <summary>One item or none for each entry.</summary>
    public sealed record Option(ColumnType Item) : ColumnType
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Item}?";
    }

    /// <summary>An item of one of several types for each entry.</summary>
    public sealed record Union(IReadOnlyList<ColumnType> Alternatives) : ColumnType
    {
        /// <inheritdoc/>
        public bool Equals(Union? other) => other is not null && Alternatives.SequenceEqual(other.Alternatives);

        /// <inheritdoc/>
        public override int GetHashCode() => Alternatives.Aggregate(19, HashCode.Combine);

        /// <inheritdoc/>
        public override string ToString() => $"({string.Join(" | ", Alternatives)})";
    }
}
