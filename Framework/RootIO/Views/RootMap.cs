using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>Pairs of objects (TMap).</summary>
/// <param name="Name">Name of the map; mostly empty.</param>
/// <param name="Pairs">The pairs in the order of storage, which is that of a hash table.</param>
public sealed record RootMap(string Name, IReadOnlyList<KeyValuePair<RootObject?, RootObject?>> Pairs) : IRootView<RootMap>
{
    /// <inheritdoc/>
    public static string Kind => "a map of objects";

    /// <summary>The value of the key of a name or text; null where there is none.</summary>
    public RootObject? Find(string key) =>
        Pairs.FirstOrDefault(pair => pair.Key is { } name && (name.Name() == key || name.Get<string>("fString") == key)).Value;

    /// <inheritdoc/>
    public static bool Reads(string className) => className == "TMap";

    /// <inheritdoc/>
    public static RootMap Of(RootObject value) =>
        new(value.Name(), [.. (value.Get<KeyValuePair<object?, object?>[]>("content") ?? []).Select(pair => KeyValuePair.Create(pair.Key as RootObject, pair.Value as RootObject))]);
}
