using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>A transfer that a rule has asked for.</summary>
public sealed record TransferRequest
{
    /// <summary>Its number: 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>The file's scope.</summary>
    public required string Scope { get; init; }

    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    /// <summary>The file.</summary>
    [JsonIgnore]
    public DataIdentifier Did => new(Scope, Name);

    /// <summary>What it is for.</summary>
    public RequestType? RequestType { get; init; }

    /// <summary>How far it is.</summary>
    public required RequestState State { get; init; }

    /// <summary>From where; null where that is not decided.</summary>
    public string? SourceRse { get; init; }

    /// <summary>Where to; lists name it by <see cref="DestRseId"/> only.</summary>
    public string? DestRse { get; init; }

    /// <summary>The number of the RSE where to.</summary>
    public string? DestRseId { get; init; }

    /// <summary>The rule that wants it.</summary>
    public string? RuleId { get; init; }

    /// <summary>The rule's account.</summary>
    public string? Account { get; init; }

    /// <summary>The share of transfers that it runs under.</summary>
    public string? Activity { get; init; }

    /// <summary>From 1 to 5; higher goes first.</summary>
    public int? Priority { get; init; }

    /// <summary>How often it was tried again.</summary>
    public int? RetryCount { get; init; }

    /// <summary>What went wrong.</summary>
    [JsonPropertyName("err_msg")]
    public string? Error { get; init; }

    /// <summary>The file's bytes.</summary>
    public long? Bytes { get; init; }

    /// <summary>The file's MD5.</summary>
    [JsonPropertyName("md5")]
    public string? Md5 { get; init; }

    /// <summary>The file's Adler-32.</summary>
    [JsonPropertyName("adler32")]
    public string? Adler32 { get; init; }

    /// <summary>The transfer service's host.</summary>
    public string? ExternalHost { get; init; }

    /// <summary>The transfer service's number.</summary>
    public string? ExternalId { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>When the transfer service got it.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When bytes began to flow.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When all were there.</summary>
    public DateTimeOffset? TransferredAt { get; init; }
}
