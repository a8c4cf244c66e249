namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>That a rule keeps a dataset at an RSE.</summary>
public sealed record DatasetLock
{
    /// <summary>The dataset's scope.</summary>
    public required string Scope { get; init; }

    /// <summary>The dataset's name.</summary>
    public required string Name { get; init; }

    /// <summary>The RSE.</summary>
    public required string Rse { get; init; }

    /// <summary>The rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>The rule's account.</summary>
    public required string Account { get; init; }

    /// <summary>How far the rule is with the dataset.</summary>
    public required LockState State { get; init; }

    /// <summary>Files; null where the server has not counted.</summary>
    public long? Length { get; init; }

    /// <summary>Bytes; null where the server has not counted.</summary>
    public long? Bytes { get; init; }

    /// <summary>When somebody last read it; null where nothing says so.</summary>
    public DateTimeOffset? AccessedAt { get; init; }
}
