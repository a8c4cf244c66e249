using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Trees;

/// <summary>How the bytes of a basket become a column.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Name">Name of the column.</param>
/// <param name="Title">Title of the column.</param>
/// <param name="Kind">What one value is.</param>
/// <param name="Dimensions">Fixed dimensions of an item (or of an entry, where nothing counts).</param>
/// <param name="CountColumn">Column that counts the items of an entry; null where it is not counted by one.</param>
/// <param name="Offset">Byte of the entry at which the values begin: after other leaves.</param>
/// <param name="Stride">Bytes of an entry with all its leaves; 0 where the values follow each other.</param>
/// <param name="ItemHeader">Bytes before the items of each entry: 10 of a std::vector, which hold the number of items; -1 for none.</param>
/// <param name="IsObjectBits">True for fBits of TObject: two bytes more follow a value whose object is referenced.</param>
/// <param name="Value">How it is read where it is more than numbers; then <paramref name="Kind"/> and <paramref name="Dimensions"/> say nothing.</param>
internal sealed record LeafLayout(
    RootBranch Branch,
    string Name,
    string Title,
    NumberKind Kind,
    IReadOnlyList<int> Dimensions,
    string? CountColumn = null,
    int Offset = 0,
    int Stride = 0,
    int ItemHeader = -1,
    bool IsObjectBits = false,
    LeafValue? Value = null)
{
    /// <summary>Values of an item (or of an entry, where nothing counts).</summary>
    public int ValuesPerItem { get; } = Product(Dimensions);

    /// <summary>True where entries have different numbers of items.</summary>
    public bool IsList => CountColumn is not null || ItemHeader >= 0;

    /// <summary>Bytes of an item.</summary>
    public int ItemBytes => ValuesPerItem * Kind.Size();

    public ColumnType Type
    {
        get
        {
            var type = Value?.Plan.Type ?? new ColumnType.Number(Kind);
            for (var i = Dimensions.Count - 1; i >= 0; i--)
            {
                type = new ColumnType.FixedArray(type, Dimensions[i]);
            }

            return IsList ? new ColumnType.List(type) : type;
        }
    }

    public ColumnInfo Info => new(Name, Type, CountColumn, Title, Branch.CompressedBytes, Branch.UncompressedBytes);

    private static int Product(IReadOnlyList<int> sizes)
    {
        var product = 1;
        foreach (var size in sizes)
        {
            product *= size;
        }

        return product;
    }
}
