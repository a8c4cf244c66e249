namespace HepAnalysis.Columns.Views;

/// <summary>A <see cref="ColumnValues{T}"/> to whom binds it, whatever its type.</summary>
public interface IColumnValues
{
    /// <summary>What one value is.</summary>
    NumberKind Kind { get; }

    /// <summary>Says how the column of a block is had.</summary>
    /// <param name="reader">Called at most once a block, when the first value is asked for.</param>
    void Bind(Func<NumberColumn> reader);

    /// <summary>Forgets the values of the block before.</summary>
    void Forget();
}
