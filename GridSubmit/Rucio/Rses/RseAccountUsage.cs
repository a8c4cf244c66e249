using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>What an account uses of an RSE.</summary>
public sealed record RseAccountUsage
{
    /// <summary>The RSE.</summary>
    public required string Rse { get; init; }

    /// <summary>The account.</summary>
    public required string Account { get; init; }

    /// <summary>Bytes that its rules hold.</summary>
    public long? UsedBytes { get; init; }

    /// <summary>Files that its rules hold.</summary>
    public long? UsedFiles { get; init; }

    /// <summary>What it may use; null: no limit.</summary>
    [JsonConverter(typeof(RucioLimit))]
    public long? QuotaBytes { get; init; }
}
