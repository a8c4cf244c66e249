using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>A list of objects of any class: TList, THashList, TSortedList, TObjArray, TOrdCollection, TClonesArray.</summary>
/// <param name="Name">Name of the list; mostly empty.</param>
/// <param name="Items">The objects in their order; null where an array has a hole.</param>
/// <param name="Options">The drawing options of the objects; empty for arrays.</param>
public sealed record RootList(string Name, IReadOnlyList<RootObject?> Items, IReadOnlyList<string> Options) : IRootView<RootList>
{
    /// <inheritdoc/>
    public static string Kind => "a list of objects";

    /// <summary>The first object of a name; null where there is none.</summary>
    public RootObject? Find(string name) => Items.FirstOrDefault(item => item is not null && (item.Name() == name || item.Get<string>("fString") == name));

    /// <inheritdoc/>
    public static bool Reads(string className) => className is "TList" or "THashList" or "TSortedList" or "TObjArray" or "TOrdCollection" or "TClonesArray";

    /// <inheritdoc/>
    public static RootList Of(RootObject value) => new(value.Name(), value.Items, value.Get<string[]>("options") ?? []);
}
