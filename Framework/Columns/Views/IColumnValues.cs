namespace HepAnalysis.Columns.Views;

/// <summary>The values of a declared member to whom binds it, whatever its type.</summary>
public interface IColumnValues
{
    /// <summary>What it is declared as, in the words of <see cref="ColumnType"/>: <c>float32</c>, <c>float32[]</c>, <c>string</c>.</summary>
    string Declared { get; }

    /// <summary>True where a column of such items can be read as what is declared, losing nothing.</summary>
    /// <param name="item">Type of one item.</param>
    bool Fits(ColumnType item);

    /// <summary>Says how the column of a block is had.</summary>
    /// <param name="reader">Called at most once a block, when the first value is asked for; null where there is no such column, and the member may be missing.</param>
    void Bind(Func<Column>? reader);

    /// <summary>Forgets the values of the block before.</summary>
    void Forget();
}
