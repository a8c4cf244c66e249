using HepAnalysis.Columns;
using HepAnalysis.Columns.Binding;
using HepAnalysis.Columns.Views;

namespace HepAnalysis.RootIO.Binding;

/// <summary>Some entries of a tree, to be read as structs.</summary>
/// <param name="Whole">The tree with everything in it.</param>
/// <param name="Narrow">The tree with what the struct may need.</param>
/// <param name="First">First entry.</param>
/// <param name="Count">Number of entries.</param>
internal sealed record EventRange(IEventSource Whole, IEventSource Narrow, long First, long Count)
{
    public static EventRange Of(IEventSource source, ObjectColumns columns, long first, long? count)
    {
        var all = source.EntryCount ?? 0;
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, all);
        var entries = count ?? all - first;
        ArgumentOutOfRangeException.ThrowIfNegative(entries, nameof(count));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entries, all - first, nameof(count));
        return new EventRange(source, source.Only(ObjectBinder.NamesOf(columns)), first, entries);
    }

    /// <summary>Says what of the struct does not fit.</summary>
    public void Check(string eventName, ObjectColumns columns) => Bind(eventName, columns);

    /// <summary>Binds the struct and opens a reader.</summary>
    public EventCursor Open(string eventName, ObjectColumns columns)
    {
        var (slots, block) = Bind(eventName, columns);
        return new EventCursor(this, columns, slots, block);
    }

    private (ColumnSlots Slots, Block Block) Bind(string eventName, ObjectColumns columns)
    {
        var slots = new ColumnSlots();
        var block = new Block(slots);
        new EventBinder(eventName, Whole, Narrow, slots, block).Bind(columns);
        return (slots, block);
    }
}
