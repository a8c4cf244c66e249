using HepAnalysis.Columns;
using HepAnalysis.Columns.Views;

namespace HepAnalysis.EventLoop;

/// <summary>A list of numbers for each event, such as the weights of a generator's variations: <c>weights[e][3]</c>.</summary>
/// <typeparam name="T">Type of a number: that of the column.</typeparam>
public readonly struct ListOf<T>
    where T : unmanaged
{
    private readonly ListReader reader;

    internal ListOf(ListReader reader) => this.reader = reader;

    /// <summary>The numbers of an event, valid until the event is done.</summary>
    public ReadOnlySpan<T> this[in Event e]
    {
        get
        {
            var list = reader.List;
            var offsets = list.Offsets;
            var first = offsets[e.Index];
            return ((NumberColumn)list.Content).Values<T>()[first..offsets[e.Index + 1]];
        }
    }
}
