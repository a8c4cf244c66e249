namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>How full an RSE is.</summary>
public sealed record RseUsage
{
    /// <summary>The RSE.</summary>
    public required string Rse { get; init; }

    /// <summary>Who says so: <c>rucio</c> for the sum of what Rucio knows, <c>storage</c>, <c>expired</c>, …</summary>
    public required string Source { get; init; }

    /// <summary>Bytes used.</summary>
    public long? Used { get; init; }

    /// <summary>Bytes free; null where the source does not know.</summary>
    public long? Free { get; init; }

    /// <summary>Used and free, as far as known.</summary>
    public long? Total { get; init; }

    /// <summary>Files.</summary>
    public long? Files { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
