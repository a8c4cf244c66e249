using System.Text;

namespace HepAnalysis.Columns.Views;

/// <summary>The texts of a column for a block; one is made each time that it is asked for. One worker's.</summary>
public sealed class TextValues : IColumnValues
{
    private readonly ListValues<byte> bytes = new();
    private bool isMissing;

    /// <inheritdoc/>
    public string Declared => new ColumnType.Text().ToString();

    /// <summary>The text of an item of the block; null where the file lacks the column.</summary>
    /// <exception cref="InvalidOperationException">There is no such item: the object is of another block.</exception>
    public string? this[int item] => isMissing ? null : Encoding.UTF8.GetString(bytes[item]);

    /// <inheritdoc/>
    public bool Fits(ColumnType item) => item is ColumnType.Text;

    /// <inheritdoc/>
    public void Bind(Func<Column>? reader)
    {
        isMissing = reader is null;
        bytes.Bind(reader);
    }

    /// <inheritdoc/>
    public void Forget() => bytes.Forget();
}
