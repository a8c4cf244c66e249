using System.Text.Json;
using System.Text.Json.Nodes;
using HepAnalysis.GridSubmit.Rucio.Json;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio.Dids;

/// <summary>How names stand in requests: in their address, or in their body.</summary>
internal static class DidAddress
{
    /// <summary>The server takes no more in one request.</summary>
    public const int MostInRequest = 1000;

    // What the server takes for a part of the address behind a shorter name; what it does so in calls that make something.
    private static readonly string[] Parts = ["files", "meta", "dids", "dids/history", "status", "rules", "parents", "associated_rules", "follow"];

    /// <summary>The address of a name, or of a part of it.</summary>
    /// <exception cref="RucioInvalidRequestException">A name that the server cannot even refuse.</exception>
    public static string Of(DataIdentifier did, params ReadOnlySpan<string> parts)
    {
        // It puts names into the headers of its errors, and fails where they do not go there.
        var strange = did.ToString().FirstOrDefault(letter => letter > 'ÿ');
        return strange == default ? RucioRequest.PathOf(["dids", did.Scope, did.Name, .. parts])
            : throw new RucioInvalidRequestException($"'{strange}' stands in no name of Rucio", did.ToString(), "servers take letters, digits and / . - _", "look for a letter of another alphabet that looks like one of these");
    }

    /// <summary>
    /// True where the bare address of a name would be that of a part of a shorter one: the server decodes an address before it reads it, so that
    /// up/files of a scope can only be asked for in the body of a request. The parts of such a name have good addresses.
    /// </summary>
    public static bool IsShadowed(DataIdentifier did) =>
        did.Name is "dids/search" or "guid" || Parts.Any(part => EndsIn(did.Name, part)) || IsMetadata(did);

    /// <summary>True where metadata set by address would be one of the metadata of a shorter name: up/meta, up/meta/key.</summary>
    public static bool IsMetadata(DataIdentifier did) => EndsIn(did.Name, "meta") || EndsIn(did.Name[..Math.Max(0, did.Name.LastIndexOf('/'))], "meta");

    /// <summary>JSON as it is sent.</summary>
    public static byte[] Bytes(JsonNode body) => JsonSerializer.SerializeToUtf8Bytes(body, RucioJson.Default.JsonNode);

    /// <summary>Names as they are sent.</summary>
    public static JsonArray Names(IEnumerable<DataIdentifier> dids) => [.. dids.Select(Name)];

    /// <summary>A name as it is sent.</summary>
    public static JsonObject Name(DataIdentifier did) => new() { ["scope"] = did.Scope, ["name"] = did.Name };

    private static bool EndsIn(string name, string part) =>
        name.EndsWith(part, StringComparison.Ordinal) && (name.Length == part.Length || name[^(part.Length + 1)] == '/');
}
