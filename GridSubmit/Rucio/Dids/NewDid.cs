using System.Text.Json.Nodes;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>A dataset or container that is to be made.</summary>
/// <param name="Did">Its name, which nothing has had before.</param>
/// <param name="Type">Dataset or container.</param>
public sealed record NewDid(DataIdentifier Did, DataIdentifierType Type)
{
    /// <summary>Metadata by name.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Metadata { get; init; } = new Dictionary<string, JsonNode?>();

    /// <summary>True: nothing may ever be detached from it.</summary>
    public bool Monotonic { get; init; }

    /// <summary>After how long it is removed; null: never.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>Rules that are made with it.</summary>
    public IReadOnlyList<JsonObject> Rules { get; init; } = [];
}
