using System.Text.Json;
using System.Text.Json.Nodes;
using HepAnalysis.GridSubmit.Rucio.Json;
using HepAnalysis.GridSubmit.Rucio.Rules;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>A dataset or container that is to be made.</summary>
/// <param name="Did">Its name, which nothing has had before.</param>
/// <param name="Type">Dataset or container.</param>
public sealed record NewDid(DataIdentifier Did, DataIdentifierType Type)
{
    /// <summary>Metadata by name.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Metadata { get; init; } = new Dictionary<string, JsonNode?>();

    /// <summary>True: nothing shall be detached from it; a mark, which servers of Rucio 41 do not enforce.</summary>
    public bool Monotonic { get; init; }

    /// <summary>After how long it is removed; null: never.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>Rules that are made with it; they hold it, whatever names they say.</summary>
    public IReadOnlyList<RuleRequest> Rules { get; init; } = [];

    /// <summary>The body of the request that makes it.</summary>
    /// <param name="account">Whose quota rules take that name no account.</param>
    internal JsonObject Body(string? account)
    {
        var body = new JsonObject { ["type"] = Type.ToString().ToUpperInvariant() };
        if (Metadata.Count > 0)
        {
            body["meta"] = new JsonObject(Metadata.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        }

        if (Monotonic)
        {
            body["statuses"] = new JsonObject { ["monotonic"] = true };
        }

        if (Lifetime is { } lifetime)
        {
            body["lifetime"] = RuleBody.Seconds(lifetime);
        }

        if (Rules.Count > 0)
        {
            body["rules"] = new JsonArray([.. Rules.Select(rule => Rule(RuleBody.Of(rule, rule.Account ?? account!)))]);
        }

        return body;
    }

    private static JsonNode Rule(RuleBody rule)
    {
        var json = JsonSerializer.SerializeToNode(rule, RucioJson.Default.RuleBody)!.AsObject();
        json.Remove("dids");

        if (!json.ContainsKey("lifetime"))
        {
            // As the server's own client says it.
            json["lifetime"] = null;
        }

        return json;
    }
}
