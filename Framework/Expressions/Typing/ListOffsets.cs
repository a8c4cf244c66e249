using HepAnalysis.Columns;

namespace HepAnalysis.Expressions.Typing;

/// <summary>
/// Where each event's objects begin: the offsets of any column of the collection serve, so one that is read anyway is
/// taken; or a fixed number for each event.
/// </summary>
internal sealed class ListOffsets(ColumnSlots slots, IReadOnlyList<IReadOnlyList<string>> columns, int fixedLength = -1)
{
    // What most analyses read anyway comes first.
    private static readonly string[] Usual = ["charge", "pt", "px"];
    private int slot = -1;

    /// <summary>Objects of each event where that is fixed, else -1.</summary>
    public int FixedLength { get; } = fixedLength;

    /// <summary>Says that the column of a slot is read.</summary>
    public void Use(int used) => slot = slot < 0 ? used : slot;

    /// <summary>The slot whose offsets are used.</summary>
    public int Slot
    {
        get
        {
            if (slot < 0)
            {
                var usual = Usual.Select(suffix => columns.FirstOrDefault(names => names[0].EndsWith(suffix, StringComparison.OrdinalIgnoreCase)));
                slot = slots.AddSideBySide(usual.FirstOrDefault(names => names is not null) ?? columns[0]);
            }

            return slot;
        }
    }
}
