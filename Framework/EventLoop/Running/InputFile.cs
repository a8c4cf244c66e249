namespace HepAnalysis.EventLoop;

/// <summary>A file of events to be read.</summary>
/// <param name="Path">Where it is; what opens it knows how.</param>
/// <param name="Bytes">Its size, or null where that is not known.</param>
public sealed record InputFile(string Path, long? Bytes);
