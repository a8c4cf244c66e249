namespace HepAnalysis.EventLoop;

/// <summary>A file of events to be read.</summary>
/// <param name="Path">Where it is; what opens it knows how.</param>
/// <param name="Bytes">Its size, or null where that is not known.</param>
public sealed record InputFile(string Path, long? Bytes)
{
    /// <summary>The name of the file in a catalogue, where it has one: what it is called to people.</summary>
    public string? Name { get; init; }

    /// <summary>The replica that is read, where there are several.</summary>
    public string? Replica { get; init; }

    /// <summary>Replicas that were no good, with what was wrong with each.</summary>
    public IReadOnlyList<string> FailedReplicas { get; init; } = [];

    /// <summary>What it is called to people.</summary>
    public string Shown => Name ?? Path;
}
