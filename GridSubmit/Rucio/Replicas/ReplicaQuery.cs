namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Which replicas are asked for, and in which order.</summary>
public sealed record ReplicaQuery
{
    /// <summary>Schemes of addresses, as davs, https, file, root; none: the best protocol of each RSE.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = [];

    /// <summary>RSEs that fit this expression only; null: all.</summary>
    public string? RseExpression { get; init; }

    /// <summary>lan, wan or all; null: wan.</summary>
    public string? Domain { get; init; }

    /// <summary>geoip, custom_table, random; null: the server's order.</summary>
    public string? Sort { get; init; }

    /// <summary>The site at which the client is, for the order; null: the server looks at its address.</summary>
    public string? Site { get; init; }

    /// <summary>True: replicas that are not available too.</summary>
    public bool AllStates { get; init; }

    /// <summary>False: RSEs that are not available for reading are left out.</summary>
    public bool IgnoreAvailability { get; init; } = true;

    /// <summary>True: files in archives are given by the archive.</summary>
    public bool ResolveArchives { get; init; } = true;
}
