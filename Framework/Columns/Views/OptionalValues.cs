using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns.Views;

/// <summary>
/// The numbers of a column that has none for some items (<c>std::optional</c>), of a plain one, or of one that a file lacks: then
/// every item has none. One worker's.
/// </summary>
/// <typeparam name="T">Type of a number: that of the column or one that holds each of its values exactly.</typeparam>
public sealed class OptionalValues<T> : IColumnValues
    where T : unmanaged
{
    private readonly ColumnValues<T> values = new();
    private readonly OptionPlaces places = new();
    private Func<Column>? read;
    private Column? items;

    /// <summary>Nothing is bound yet.</summary>
    public OptionalValues() => values.Bind(() => items!);

    /// <inheritdoc/>
    public string Declared => values.Declared + "?";

    /// <summary>The number of an item of the block, or null.</summary>
    /// <exception cref="InvalidOperationException">There is no such item: the object is of another block.</exception>
    public T? this[int item]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (items is null && !Read())
            {
                return null;
            }

            var place = places[item];
            return place < 0 ? null : values[place];
        }
    }

    /// <inheritdoc/>
    public bool Fits(ColumnType item) => values.Fits(item is ColumnType.Option option ? option.Item : item);

    /// <inheritdoc/>
    public void Bind(Func<Column>? reader) => read = reader;

    /// <inheritdoc/>
    public void Forget()
    {
        items = null;
        values.Forget();
    }

    private bool Read()
    {
        if (read is null)
        {
            return false;
        }

        items = places.Read(read());
        return true;
    }
}
