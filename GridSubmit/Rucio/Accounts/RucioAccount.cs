using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>An account.</summary>
public sealed record RucioAccount
{
    /// <summary>Its name.</summary>
    [JsonPropertyName("account")]
    public required string Name { get; init; }

    /// <summary>Whom it stands for.</summary>
    public AccountType? AccountType { get; init; }

    /// <summary>Whether it can be used.</summary>
    public AccountStatus? Status { get; init; }

    /// <summary>Where its owner reads mail.</summary>
    public string? Email { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Since when it is suspended.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>When it was deleted.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}
