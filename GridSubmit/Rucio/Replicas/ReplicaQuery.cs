namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Which replicas are asked for, and in which order.</summary>
public sealed record ReplicaQuery
{
    /// <summary>Schemes of addresses, as davs, https, file, root; none: the best protocol of each RSE.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = [];

    /// <summary>RSEs that fit this expression only; null: all.</summary>
    public string? RseExpression { get; init; }

    /// <summary>lan, wan or all; null: lan at the client's site, as <see cref="Site"/> says, and wan elsewhere.</summary>
    public string? Domain { get; init; }

    /// <summary>geoip, custom_table, random; null: the server's order.</summary>
    public string? Sort { get; init; }

    /// <summary>The site at which the client is, for the order; null: the server looks at its address.</summary>
    public string? Site { get; init; }

    /// <summary>The full name of the client's host, by which some sites choose a door; null: nothing is said.</summary>
    public string? Host { get; init; }

    /// <summary>True: replicas that are not available too.</summary>
    public bool AllStates { get; init; }

    /// <summary>True: RSEs that are blocked for reading, too.</summary>
    public bool IgnoreAvailability { get; init; }

    /// <summary>Replicas that changed then or later only; a file without one comes without an address.</summary>
    public DateTimeOffset? UpdatedAfter { get; init; }

    /// <summary>So many files, chosen at random; null: all.</summary>
    public int? Random { get; init; }

    /// <summary>How long addresses shall be good that the server signs, in whole seconds; null: as it likes.</summary>
    public TimeSpan? SignatureLifetime { get; init; }

    /// <summary>True: the datasets and containers that hold each file, near and far, too.</summary>
    public bool Parents { get; init; }

    /// <summary>True: files in archives are given by the archive too.</summary>
    public bool ResolveArchives { get; init; } = true;
}
