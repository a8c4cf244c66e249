using System.Text;

namespace HepAnalysis.Columns.Views;

/// <summary>The texts of a column for a block; one is made each time that it is asked for. One worker's.</summary>
public sealed class TextValues : IColumnValues
{
    private readonly ListValues<byte> bytes = new();
    private readonly OptionPlaces places = new();
    private readonly bool isOptional;
    private Func<Column>? read;
    private Column? items;

    /// <param name="isOptional">True where an item may have none.</param>
    public TextValues(bool isOptional)
    {
        this.isOptional = isOptional;
        bytes.Bind(() => items!);
    }

    /// <inheritdoc/>
    public string Declared => isOptional ? "string?" : "string";

    /// <summary>The text of an item of the block; null where it has none, or the file lacks the column.</summary>
    /// <exception cref="InvalidOperationException">There is no such item: the object is of another block.</exception>
    public string? this[int item]
    {
        get
        {
            if (read is null)
            {
                return null;
            }

            if (items is null)
            {
                items = places.Read(read());
            }

            var place = places[item];
            return place < 0 ? null : Encoding.UTF8.GetString(bytes[place]);
        }
    }

    /// <inheritdoc/>
    public bool Fits(ColumnType item) => item is ColumnType.Text || (isOptional && item is ColumnType.Option { Item: ColumnType.Text });

    /// <inheritdoc/>
    public void Bind(Func<Column>? reader) => read = reader;

    /// <inheritdoc/>
    public void Forget()
    {
        items = null;
        bytes.Forget();
    }
}
