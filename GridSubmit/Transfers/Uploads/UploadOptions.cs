using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>How files are uploaded, and what becomes of them in the catalogue.</summary>
public sealed record UploadOptions
{
    /// <summary>The dataset to which they are attached, made where it is not there; null: none, and each file has a rule of its own.</summary>
    public DataIdentifier? Dataset { get; init; }

    /// <summary>How long the rule holds that keeps them at the RSE; null: for ever.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>After how long the dataset is removed, where it is made; null: never.</summary>
    public TimeSpan? DatasetLifetime { get; init; }

    /// <summary>The protocol to write with; null: the first of those that the RSE has and that can be written here.</summary>
    public string? Scheme { get; init; }

    /// <summary>How many files at a time.</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>How often a file is sent that the storage or the network lets down for a moment.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>How long to wait before the second time; then twice as long, and so on.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);
}
