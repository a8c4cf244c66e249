using System.Runtime.CompilerServices;

namespace HepAnalysis.Columns.Views;

/// <summary>A column that a module writes, a value for each event of a block. One worker's.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
public sealed unsafe class WrittenColumn<T>
    where T : unmanaged
{
    private T* values;
    private int count;

    /// <summary>The values as a column, for who reads them after the module.</summary>
    public NumberColumn Column { get; } = new(NumberKinds.Of<T>());

    /// <summary>The value of an event of the block.</summary>
    /// <exception cref="InvalidOperationException">There is no such event.</exception>
    public T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (uint)index < (uint)count ? values[index] : throw Outside(index);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            if ((uint)index >= (uint)count)
            {
                throw Outside(index);
            }

            values[index] = value;
        }
    }

    /// <summary>Turns to the next block: every value is NaN, or 0 where the type has none.</summary>
    /// <param name="events">Events of the block.</param>
    public void Begin(int events)
    {
        var span = Column.Resize<T>(events);
        if (typeof(T) == typeof(double))
        {
            span.Fill((T)(object)double.NaN);
        }
        else if (typeof(T) == typeof(float))
        {
            span.Fill((T)(object)float.NaN);
        }
        else
        {
            span.Clear();
        }

        values = (T*)Column.Buffer.Pointer;
        count = events;
    }

    private InvalidOperationException Outside(int index) => new($"event {index} of a block that has {count}");
}
