namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>A rule to be made.</summary>
public sealed record RuleRequest
{
    /// <summary>What it shall hold; each gets a rule of its own. None where it is made with a dataset: see <see cref="NewDid.Rules"/>.</summary>
    public IReadOnlyList<DataIdentifier> Dids { get; init; } = [];

    /// <summary>Where the copies shall be: <c>SITE-A_DISK</c>, <c>tier=1&amp;country_name=DE</c>, <c>A|B</c>, <c>*\C</c>.</summary>
    public required string RseExpression { get; init; }

    /// <summary>How many copies, each at another RSE.</summary>
    public int Copies { get; init; } = 1;

    /// <summary>Whose quota it takes; null: that of the account who asks.</summary>
    public string? Account { get; init; }

    /// <summary>How long it lasts, in whole seconds; null: for ever.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>Which files go together; null: those of a dataset.</summary>
    public RuleGrouping? Grouping { get; init; }

    /// <summary>The share of transfers that it runs under; null: the server's choice.</summary>
    public string? Activity { get; init; }

    /// <summary>What people shall read.</summary>
    public string? Comment { get; init; }

    /// <summary>From where copies may be made; null: from everywhere.</summary>
    public string? SourceReplicaExpression { get; init; }

    /// <summary>True where it shall wait until it is approved.</summary>
    public bool AskApproval { get; init; }

    /// <summary>When its owner is told; null: never.</summary>
    public RuleNotification? Notification { get; init; }

    /// <summary>True where it cannot be deleted before it is unlocked.</summary>
    public bool Locked { get; init; }

    /// <summary>True where replicas go as soon as it has.</summary>
    public bool PurgeReplicas { get; init; }

    /// <summary>True where RSEs are taken that are closed for writing.</summary>
    public bool IgnoreAvailability { get; init; }

    /// <summary>True where the server answers at once and makes it later.</summary>
    public bool Asynchronous { get; init; }

    /// <summary>From 1 to 5; null: 3.</summary>
    public int? Priority { get; init; }

    /// <summary>The attribute of RSEs by which one is chosen among several.</summary>
    public string? Weight { get; init; }

    /// <summary>How long the server waits before it makes it.</summary>
    public TimeSpan? DelayInjection { get; init; }

    /// <summary>What a program wants to find again; the server does not look at it.</summary>
    public string? Meta { get; init; }
}
