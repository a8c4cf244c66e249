using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>That the server makes rules for datasets and containers to come.</summary>
public sealed record Subscription
{
    /// <summary>Its number: 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Account { get; init; }

    /// <summary>Whether it acts.</summary>
    public required SubscriptionState State { get; init; }

    /// <summary>Which names it takes: a JSON object, as the server keeps it.</summary>
    public string? Filter { get; init; }

    /// <summary>Which rules it makes: a JSON list, as the server keeps it.</summary>
    public string? ReplicationRules { get; init; }

    /// <summary>Lower goes first.</summary>
    [JsonPropertyName("policyid")]
    public int? PolicyId { get; init; }

    /// <summary>What its owner wrote.</summary>
    public string? Comments { get; init; }

    /// <summary>Whether it takes names that were there before it.</summary>
    public bool? Retroactive { get; init; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset? Lifetime { get; init; }

    /// <summary>When it last acted.</summary>
    public DateTimeOffset? LastProcessed { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ExpiredAt { get; init; }
}
