namespace HepAnalysis.Columns;

/// <summary>
/// The type of a column: one of a closed set, whatever the container it came from.
/// What fits none of them is not a column but a generic object outside the fast path. Arrays are printed with their sizes as
/// C declares them, the outermost first: <c>short a[2][3]</c> is <c>int16[2][3]</c>, a list of such arrays <c>int16[][2][3]</c>.
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
        public override string ToString() => Declared();
    }

    /// <summary>The same number of items for each entry.</summary>
    public sealed record FixedArray(ColumnType Item, int Length) : ColumnType
    {
        /// <inheritdoc/>
        public override string ToString() => Declared();
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

    private string Declared()
    {
        var (sizes, item) = ("", this);
        while (item is List or FixedArray)
        {
            (sizes, item) = item is FixedArray array ? ($"{sizes}[{array.Length}]", array.Item) : ($"{sizes}[]", ((List)item).Item);
        }

        return $"{item}{sizes}";
    }
}
