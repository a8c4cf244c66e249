using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>
/// Entries of a tree, or of each tree of a chain, that a selection let pass (TEntryList); with the items of each entry too, where
/// it was made so (TEntryListArray).
/// </summary>
public sealed class RootEntryList : IRootView<RootEntryList>
{
    private readonly EntryBlocks blocks;
    private readonly Lazy<Dictionary<long, RootEntryList>> items;

    private RootEntryList(RootObject list, bool isPart)
    {
        Object = list;
        blocks = new EntryBlocks(list);
        var lists = isPart ? [] : list.Objects("fLists");
        Lists = [.. lists.Where(part => Reads(part.ClassName)).Select(part => new RootEntryList(part, isPart: true))];
        items = new(() => ItemLists(list));
        Count = list.GetInteger("fN");
        var found = lists.Count > 0 ? Lists.Sum(part => part.Count) : blocks.Count;
        if (found != Count)
        {
            throw list.Contradicts($"fN is {Count}, and its {(lists.Count > 0 ? "lists" : "blocks")} hold {found} entries");
        }
    }

    /// <inheritdoc/>
    public static string Kind => "a list of entries";

    /// <summary>Every member as stored.</summary>
    public RootObject Object { get; }

    /// <summary>Name; mostly empty for one of <see cref="Lists"/>.</summary>
    public string Name => Object.Name();

    /// <summary>Title: mostly the selection that made it.</summary>
    public string Title => Object.Title();

    /// <summary>Path of the tree in its file; empty where the list is of several, or of none in particular.</summary>
    public string Tree => Lists.Count > 0 ? "" : Object.Get<string>("fTreeName") ?? "";

    /// <summary>Path or URL of the file of the tree, as it was where the list was made; empty where the list is of several.</summary>
    public string File => Lists.Count > 0 ? "" : Object.Get<string>("fFileName") ?? "";

    /// <summary>Of a chain the list of each of its trees; empty where there is one tree only.</summary>
    public IReadOnlyList<RootEntryList> Lists { get; }

    /// <summary>Number of entries, of all <see cref="Lists"/> together.</summary>
    public long Count { get; }

    /// <summary>The entries, ascending, numbered in their tree; empty where they are in <see cref="Lists"/>.</summary>
    public IEnumerable<long> Entries => blocks.Entries;

    /// <summary>True where the list was made with the items of each entry (TEntryListArray).</summary>
    public bool HasItems => Object.ClassName == "TEntryListArray";

    /// <summary>True where an entry of its tree is in the list; never where the entries are in <see cref="Lists"/>.</summary>
    public bool Contains(long entry) => blocks.Contains(entry);

    /// <summary>The items of an entry that passed, as a list of their numbers; null where all of them did, or the entry is not in the list.</summary>
    /// <exception cref="CorruptFileException">The items contradict each other.</exception>
    public RootEntryList? ItemsOf(long entry) => items.Value.GetValueOrDefault(entry);

    /// <summary>The list of a tree; null where there is none. A list of one tree finds itself.</summary>
    /// <param name="file">Path or URL of the file as stored, or no more than its name.</param>
    /// <param name="tree">Path of the tree; null where the file's name is enough.</param>
    public RootEntryList? Find(string file, string? tree = null)
    {
        var lists = (Lists.Count > 0 ? Lists : [this]).Where(list => tree is null || list.Tree == tree).ToList();
        return lists.Find(list => list.File == file) ?? lists.Find(list => list.File.EndsWith("/" + file, StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public static bool Reads(string className) => className is "TEntryList" or "TEntryListArray";

    /// <inheritdoc/>
    public static RootEntryList Of(RootObject value) => new(value, isPart: false);

    private static Dictionary<long, RootEntryList> ItemLists(RootObject list)
    {
        var lists = new Dictionary<long, RootEntryList>();
        foreach (var part in list.Objects("fSubLists").Where(part => Reads(part.ClassName)))
        {
            lists[part.GetInteger("fEntry", -1)] = new RootEntryList(part, isPart: true);
        }

        return lists;
    }
}
