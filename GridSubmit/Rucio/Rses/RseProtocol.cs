using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>A way to reach an RSE.</summary>
public sealed record RseProtocol
{
    /// <summary>The scheme: <c>root</c>, <c>davs</c>, <c>file</c> …</summary>
    public required string Scheme { get; init; }

    /// <summary>The host.</summary>
    public string? Hostname { get; init; }

    /// <summary>The port.</summary>
    public int? Port { get; init; }

    /// <summary>The folder below which files are.</summary>
    public string? Prefix { get; init; }

    /// <summary>The Python class that speaks it.</summary>
    [JsonPropertyName("impl")]
    public string? Implementation { get; init; }

    /// <summary>What it is good for.</summary>
    public RseProtocolDomains? Domains { get; init; }
}
