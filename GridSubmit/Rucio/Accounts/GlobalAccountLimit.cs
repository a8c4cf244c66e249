using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>What an account may hold at all RSEs of an expression together.</summary>
public sealed record GlobalAccountLimit
{
    /// <summary>Bytes; null: no limit.</summary>
    [JsonConverter(typeof(RucioLimit))]
    public long? Limit { get; init; }

    /// <summary>The RSEs that the expression means now.</summary>
    public required IReadOnlyList<string> ResolvedRses { get; init; }
}
