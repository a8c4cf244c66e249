namespace HepAnalysis.Columns;

/// <summary>
/// What a run needs of its sources: each distinct column (or columns side by side) has a slot, found by name in each
/// file, read only when touched. Expressions and modules add slots while they are bound, before event 1.
/// </summary>
public sealed class ColumnSlots
{
    private readonly Dictionary<string, int> byKey = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<string>> slots = [];

    /// <summary>Number of slots.</summary>
    public int Count => slots.Count;

    /// <summary>The slot of a column.</summary>
    public int Add(string column) => AddSideBySide([column]);

    /// <summary>
    /// The slot of several scalar columns of one type taken side by side: entry i becomes the list of their values
    /// (<c>px1, px2</c> as two items). One column is itself.
    /// </summary>
    public int AddSideBySide(IReadOnlyList<string> columns)
    {
        var key = string.Join('\0', columns);
        if (!byKey.TryGetValue(key, out var slot))
        {
            slot = slots.Count;
            slots.Add([.. columns]);
            byKey.Add(key, slot);
        }

        return slot;
    }

    /// <summary>A slot of its own for a column that no source has: a module writes it for each block by <see cref="Block.Set"/>.</summary>
    public int AddWritten()
    {
        slots.Add([]);
        return slots.Count - 1;
    }

    /// <summary>The names behind a slot; none for a column that a module writes.</summary>
    public IReadOnlyList<string> this[int slot] => slots[slot];

    /// <summary>Every column name that some slot needs, each once.</summary>
    public IEnumerable<string> ColumnNames => slots.SelectMany(names => names).Distinct(StringComparer.Ordinal);
}
