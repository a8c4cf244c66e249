using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>What an account's rules hold at all RSEs of an expression together.</summary>
public sealed record GlobalAccountUsage
{
    /// <summary>The expression.</summary>
    public required string RseExpression { get; init; }

    /// <summary>Bytes that it holds.</summary>
    public long? Bytes { get; init; }

    /// <summary>Files that it holds.</summary>
    public long? Files { get; init; }

    /// <summary>Bytes that it may hold; null: no limit.</summary>
    [JsonConverter(typeof(RucioQuotaBytes))]
    public long? BytesLimit { get; init; }

    /// <summary>What is left of it, below zero where more is held than may be; null: no limit.</summary>
    [JsonConverter(typeof(RucioQuotaBytes))]
    public long? BytesRemaining { get; init; }
}
