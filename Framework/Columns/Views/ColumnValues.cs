using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns.Views;

/// <summary>
/// The values of one column for a block, one by one and as <typeparamref name="T"/>: read when the first of them is asked
/// for, converted where the column's type is a narrower one. One worker's.
/// </summary>
/// <typeparam name="T">Type of a value: that of the column or one that holds each of its values exactly.</typeparam>
public sealed unsafe class ColumnValues<T> : IColumnValues
    where T : unmanaged
{
    private readonly NumberColumn converted = new(NumberKinds.Of<T>());
    private Func<Column>? read;
    private T* values;
    private int count;

    /// <inheritdoc/>
    public string Declared => converted.Kind.Name();

    /// <summary>The value of an item of the block, read now if none was.</summary>
    /// <exception cref="InvalidOperationException">There is no such item: the object is of another block.</exception>
    public T this[int item]
    {
        // Before the column is read the count is 0: one comparison guards both.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (uint)item < (uint)count ? values[item] : ReadAndGet(item);
    }

    /// <summary>The values of all items of the block, read now if none was.</summary>
    public ReadOnlySpan<T> All
    {
        get
        {
            if (count == 0)
            {
                Read();
            }

            return new ReadOnlySpan<T>(values, count);
        }
    }

    /// <inheritdoc/>
    public bool Fits(ColumnType item) => item is ColumnType.Number number && NumberConversion.IsExact(number.Kind, converted.Kind);

    /// <inheritdoc/>
    public void Bind(Func<Column>? reader) => read = reader;

    /// <inheritdoc/>
    public void Forget() => count = 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T ReadAndGet(int item)
    {
        if (count == 0)
        {
            Read();
        }

        return (uint)item < (uint)count ? values[item] : throw StaleView.Error(item, count);
    }

    private void Read()
    {
        var column = (NumberColumn)(read is null ? throw new InvalidOperationException("this column is not bound: a handle is bound before event 1") : read());
        // A file may hold other bytes than 0 and 1 for a bool, and C# would not see that they are true.
        if (column.Kind != converted.Kind || column.Kind == NumberKind.Bool)
        {
            NumberConversion.Widen(column, converted);
            column = converted;
        }

        values = (T*)column.Buffer.Pointer;
        count = column.Count;
    }
}
