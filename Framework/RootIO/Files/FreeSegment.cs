namespace HepAnalysis.RootIO.Files;

/// <summary>A part of the file that is not in use (TFree).</summary>
/// <param name="First">First free byte.</param>
/// <param name="Last">Last free byte; of the last segment the largest file of this kind.</param>
public readonly record struct FreeSegment(long First, long Last);
