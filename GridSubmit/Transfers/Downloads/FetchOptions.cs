namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>How files are fetched.</summary>
public sealed record FetchOptions
{
    /// <summary>How often a file is tried that storages or the network let down for a moment; each time by all its replicas.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>How long to wait before the second time; then twice as long, and so on.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>True: a file of other bytes that has the name is replaced. Otherwise it is an error, and the file is left as it is.</summary>
    public bool Replaces { get; init; }

    /// <summary>True: of a file that is there already the size alone is compared.</summary>
    public bool ComparesSizeOnly { get; init; }
}
