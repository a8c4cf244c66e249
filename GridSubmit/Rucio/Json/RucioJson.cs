using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Rucio.Json;

/// <summary>How the JSON of the interface is read and written, compiled for each type.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true,
    Converters = [typeof(RucioDate), typeof(RucioInteger)])]
[JsonSerializable(typeof(DatasetReplica))]
[JsonSerializable(typeof(DidContent))]
[JsonSerializable(typeof(DidSummary))]
[JsonSerializable(typeof(FileReplicas))]
[JsonSerializable(typeof(FoundDid))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(PingAnswer))]
[JsonSerializable(typeof(RucioFile))]
internal sealed partial class RucioJson : JsonSerializerContext;
