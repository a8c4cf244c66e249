using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Accounts;
using HepAnalysis.GridSubmit.Rucio.Rules;

namespace HepAnalysis.GridSubmit.Rucio.Json;

/// <summary>How the JSON of the interface is read and written, compiled for each type.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true,
    Converters = [typeof(RucioDate), typeof(RucioInteger)])]
[JsonSerializable(typeof(AccountIdentity))]
[JsonSerializable(typeof(AccountSummary))]
[JsonSerializable(typeof(AccountUsage))]
[JsonSerializable(typeof(DatasetLock))]
[JsonSerializable(typeof(DatasetReplica))]
[JsonSerializable(typeof(Dictionary<string, Dictionary<string, JsonElement>>))]
[JsonSerializable(typeof(Dictionary<string, GlobalAccountLimit>))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(Dictionary<string, long>))]
[JsonSerializable(typeof(Dictionary<string, QuotaLimit>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(DidContent))]
[JsonSerializable(typeof(DidSummary))]
[JsonSerializable(typeof(FileReplicas))]
[JsonSerializable(typeof(FoundDid))]
[JsonSerializable(typeof(GlobalAccountUsage))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(List<AccountAttribute>))]
[JsonSerializable(typeof(List<NewTemporaryDid>))]
[JsonSerializable(typeof(List<RseDistance>))]
[JsonSerializable(typeof(List<RseProtocol>))]
[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(PingAnswer))]
[JsonSerializable(typeof(RseAccountUsage))]
[JsonSerializable(typeof(RseUsage))]
[JsonSerializable(typeof(RucioAccount))]
[JsonSerializable(typeof(RucioFile))]
[JsonSerializable(typeof(RucioLocks.LocksBody))]
[JsonSerializable(typeof(RucioRse))]
[JsonSerializable(typeof(RucioRule))]
[JsonSerializable(typeof(RuleAnalysis))]
[JsonSerializable(typeof(RuleBody))]
[JsonSerializable(typeof(RuleLock))]
[JsonSerializable(typeof(Subscription))]
[JsonSerializable(typeof(TransferRequest))]
internal sealed partial class RucioJson : JsonSerializerContext;
