using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns.Views;

/// <summary>
/// The lists of numbers of a column for a block as spans, without a copy unless they are widened: lists, fixed arrays (all their
/// numbers, in row-major order), the bytes of texts. One worker's.
/// </summary>
/// <typeparam name="T">Type of a number: that of the column or one that holds each of its values exactly.</typeparam>
public sealed unsafe class ListValues<T> : IColumnValues
    where T : unmanaged
{
    private readonly ColumnValues<T> values = new();
    private NumberColumn? scaledOffsets;
    private Func<Column>? read;
    private Column? items;
    private int* offsets;
    private T* numbers;
    private int count;
    private int width;

    /// <summary>Nothing is bound yet.</summary>
    public ListValues() => values.Bind(() => items!);

    /// <inheritdoc/>
    public string Declared => values.Declared + "[]";

    /// <summary>The numbers of an item of the block; none where the file lacks the column.</summary>
    /// <exception cref="InvalidOperationException">There is no such item: the object is of another block.</exception>
    public ReadOnlySpan<T> this[int item]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)item >= (uint)count && !Read(item))
            {
                return [];
            }

            var first = width > 0 ? item * width : offsets[item];
            return new ReadOnlySpan<T>(numbers + first, width > 0 ? width : offsets[item + 1] - first);
        }
    }

    /// <inheritdoc/>
    public bool Fits(ColumnType item) => item switch
    {
        ColumnType.List list => values.Fits(Flat(list.Item)),
        ColumnType.FixedArray { Length: > 0 } => values.Fits(Flat(item)),
        ColumnType.Text => typeof(T) == typeof(byte),
        _ => false,
    };

    /// <inheritdoc/>
    public void Bind(Func<Column>? reader) => read = reader;

    /// <inheritdoc/>
    public void Forget()
    {
        count = 0;
        values.Forget();
    }

    private static ColumnType Flat(ColumnType type) => type is ColumnType.FixedArray { Length: > 0 } array ? Flat(array.Item) : type;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Read(int item)
    {
        if (read is null)
        {
            return false;
        }

        if (count == 0)
        {
            var column = read();
            items = column switch
            {
                ListColumn list => list.Content,
                TextColumn text => text.ByteColumn,
                _ => column,
            };
            width = 1;
            while (items is FixedArrayColumn array)
            {
                width *= array.Length;
                items = array.Content;
            }

            var all = values.All;
            numbers = (T*)Unsafe.AsPointer(ref Unsafe.AsRef(in all.GetPinnableReference()));
            Place(column);
            count = column.Count;
        }

        return (uint)item < (uint)count ? true : throw StaleView.Error(item, count);
    }

    private void Place(Column column)
    {
        var starts = column switch
        {
            ListColumn list => list.OffsetColumn,
            TextColumn text => text.OffsetColumn,
            _ => null,
        };
        if (starts is null)
        {
            return;
        }

        if (width > 1)
        {
            // Lists of fixed arrays: their numbers are counted, not the arrays.
            var arrays = starts.Values<int>();
            var scaled = (scaledOffsets ??= new NumberColumn(NumberKind.Int32)).Resize<int>(arrays.Length);
            for (var i = 0; i < arrays.Length; i++)
            {
                scaled[i] = arrays[i] * width;
            }

            starts = scaledOffsets;
        }

        width = 0;
        offsets = (int*)starts.Buffer.Pointer;
    }
}
