using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>Numbers of entries of a tree, or of a whole chain (TEventList).</summary>
public sealed class RootEventList : IRootView<RootEventList>
{
    private readonly long[] entries;

    private RootEventList(RootObject list)
    {
        Object = list;
        entries = list.Get<Array>("fList") is { } stored ? [.. stored.Cast<object>().Select(static entry => Convert.ToInt64(entry, null))] : [];
        var count = list.GetInteger("fN");
        if (entries.Length != count)
        {
            throw list.Contradicts($"fN is {count}, and fList has {entries.Length} numbers");
        }

        for (var i = 1; i < entries.Length; i++)
        {
            if (entries[i] <= entries[i - 1])
            {
                throw list.Contradicts($"entry {entries[i]} stands behind entry {entries[i - 1]}: ROOT keeps them in order");
            }
        }
    }

    /// <inheritdoc/>
    public static string Kind => "a list of events";

    /// <summary>Every member as stored.</summary>
    public RootObject Object { get; }

    /// <summary>Name.</summary>
    public string Name => Object.Name();

    /// <summary>Title: mostly the selection that made it.</summary>
    public string Title => Object.Title();

    /// <summary>The entries, ascending; of a chain they count through all its files.</summary>
    public IReadOnlyList<long> Entries => entries;

    /// <summary>True where an entry is in the list.</summary>
    public bool Contains(long entry) => Array.BinarySearch(entries, entry) >= 0;

    /// <inheritdoc/>
    public static bool Reads(string className) => className == "TEventList";

    /// <inheritdoc/>
    public static RootEventList Of(RootObject value) => new(value);
}
