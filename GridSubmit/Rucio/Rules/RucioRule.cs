using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>A replication rule: that copies of a file, dataset or container be at RSEs that an expression names, for a time.</summary>
public sealed record RucioRule
{
    /// <summary>Its number: 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>The scope of what it holds.</summary>
    public required string Scope { get; init; }

    /// <summary>The name of what it holds.</summary>
    public required string Name { get; init; }

    /// <summary>What it holds.</summary>
    [JsonIgnore]
    public DataIdentifier Did => new(Scope, Name);

    /// <summary>What kind of thing that is.</summary>
    public DataIdentifierType? DidType { get; init; }

    /// <summary>Whose quota it takes.</summary>
    public required string Account { get; init; }

    /// <summary>Where the copies shall be.</summary>
    public required string RseExpression { get; init; }

    /// <summary>How many copies.</summary>
    public required int Copies { get; init; }

    /// <summary>How far it is.</summary>
    public required RuleState State { get; init; }

    /// <summary>Why it is stuck; null otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>Copies of files that are there.</summary>
    public long LocksOkCnt { get; init; }

    /// <summary>Copies of files that are on their way.</summary>
    public long LocksReplicatingCnt { get; init; }

    /// <summary>Copies of files whose transfer has failed for good.</summary>
    public long LocksStuckCnt { get; init; }

    /// <summary>All copies of files that it is for, as far as the server has evaluated it.</summary>
    [JsonIgnore]
    public long Locks => LocksOkCnt + LocksReplicatingCnt + LocksStuckCnt;

    /// <summary>Which files go together; null where nothing says so.</summary>
    public RuleGrouping? Grouping { get; init; }

    /// <summary>From where copies may be made; null: from everywhere.</summary>
    public string? SourceReplicaExpression { get; init; }

    /// <summary>The share of transfers that it runs under.</summary>
    public string? Activity { get; init; }

    /// <summary>What its owner wrote.</summary>
    public string? Comments { get; init; }

    /// <summary>What a program wrote; the server does not look at it.</summary>
    public string? Meta { get; init; }

    /// <summary>The attribute of RSEs by which one is chosen among several.</summary>
    public string? Weight { get; init; }

    /// <summary>From 1 to 5; higher goes first.</summary>
    public int? Priority { get; init; }

    /// <summary>When its owner is told.</summary>
    public RuleNotification? Notification { get; init; }

    /// <summary>True where it cannot be deleted.</summary>
    public bool? Locked { get; init; }

    /// <summary>True where replicas go as soon as it has.</summary>
    public bool? PurgeReplicas { get; init; }

    /// <summary>True where RSEs are taken that are closed for writing.</summary>
    public bool? IgnoreAvailability { get; init; }

    /// <summary>True where it takes nobody's quota.</summary>
    public bool? IgnoreAccountLimit { get; init; }

    /// <summary>True where a container's rule became one for each dataset.</summary>
    public bool? SplitContainer { get; init; }

    /// <summary>The rule that takes its place once that is OK.</summary>
    public string? ChildRuleId { get; init; }

    /// <summary>The subscription that made it.</summary>
    public string? SubscriptionId { get; init; }

    /// <summary>The bytes of what it holds; null in single rules, and where the server has not counted.</summary>
    public long? Bytes { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it ends; null: never. A rule that was deleted ends an hour later.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Since when it is stuck.</summary>
    public DateTimeOffset? StuckAt { get; init; }

    /// <summary>When the lifetime model ends it.</summary>
    public DateTimeOffset? EolAt { get; init; }

    /// <summary>When it was deleted.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}
