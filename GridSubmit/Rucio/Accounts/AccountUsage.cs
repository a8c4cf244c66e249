using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>What an account's rules hold at an RSE, as of the last pass of the server's accounting.</summary>
public sealed record AccountUsage
{
    /// <summary>The RSE.</summary>
    public required string Rse { get; init; }

    /// <summary>Bytes that it holds.</summary>
    public long? Bytes { get; init; }

    /// <summary>Files that it holds.</summary>
    public long? Files { get; init; }

    /// <summary>Bytes that it may hold; null: no limit. An account that nobody gave a limit may hold none.</summary>
    [JsonConverter(typeof(RucioQuotaBytes))]
    public long? BytesLimit { get; init; }

    /// <summary>What is left of it, below zero where more is held than may be; null: no limit.</summary>
    [JsonConverter(typeof(RucioQuotaBytes))]
    public long? BytesRemaining { get; init; }
}
