namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>What to change in a rule; null: stays.</summary>
public sealed record RuleUpdate
{
    /// <summary>From now on it lasts so long, in whole seconds; negative: it ends with the server's next pass.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>True: it lasts for ever.</summary>
    public bool NeverExpires { get; init; }

    /// <summary>What people shall read.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether it cannot be deleted.</summary>
    public bool? Locked { get; init; }

    /// <summary>Whose quota it takes.</summary>
    public string? Account { get; init; }

    /// <summary>The share of transfers that it runs under; those that wait are queued again.</summary>
    public string? Activity { get; init; }

    /// <summary>From where copies may be made.</summary>
    public string? SourceReplicaExpression { get; init; }

    /// <summary>From 1 to 5; higher goes first.</summary>
    public int? Priority { get; init; }

    /// <summary>Whether replicas go as soon as it has.</summary>
    public bool? PurgeReplicas { get; init; }

    /// <summary><see cref="RuleState.Suspended"/> or <see cref="RuleState.Stuck"/>; nothing else can be asked for.</summary>
    public RuleState? State { get; init; }

    /// <summary>True: transfers are cancelled as well; only with <see cref="State"/>.</summary>
    public bool CancelRequests { get; init; }

    /// <summary>True: a stuck rule is tried again soon.</summary>
    public bool Boost { get; init; }

    /// <summary>What a program wants to find again.</summary>
    public string? Meta { get; init; }
}
