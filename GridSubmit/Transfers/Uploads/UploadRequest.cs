using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>A file that is to be put onto an RSE and into the catalogue.</summary>
/// <param name="Path">Where it is here.</param>
/// <param name="Did">The name that it shall have.</param>
public sealed record UploadRequest(string Path, DataIdentifier Did)
{
    /// <summary>Events in it.</summary>
    public long? Events { get; init; }

    /// <summary>Its number in the world; null: the server has none.</summary>
    public string? Guid { get; init; }
}
