namespace HepAnalysis.Storage;

/// <summary>A piece of a source.</summary>
/// <param name="Offset">First byte.</param>
/// <param name="Length">Number of bytes.</param>
public readonly record struct ByteRange(long Offset, int Length);
