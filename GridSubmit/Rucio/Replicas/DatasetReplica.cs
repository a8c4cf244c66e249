namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>How much of a dataset is at an RSE.</summary>
/// <param name="Scope">The dataset's scope.</param>
/// <param name="Name">The dataset's name.</param>
/// <param name="Rse">The RSE.</param>
/// <param name="AvailableLength">Files there.</param>
/// <param name="AvailableBytes">Their bytes.</param>
/// <param name="Length">Files of the dataset.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="State">AVAILABLE where all are there.</param>
/// <param name="CreatedAt">When the first of them came.</param>
/// <param name="UpdatedAt">When that was found out.</param>
/// <param name="AccessedAt">When somebody last read it there; null where nothing says so.</param>
public sealed record DatasetReplica(
    string Scope, string Name, string Rse, long? AvailableLength, long? AvailableBytes, long? Length, long? Bytes, string? State, DateTimeOffset? CreatedAt, DateTimeOffset? UpdatedAt,
    DateTimeOffset? AccessedAt)
{
    /// <summary>The dataset.</summary>
    public DataIdentifier Did => new(Scope, Name);
}
