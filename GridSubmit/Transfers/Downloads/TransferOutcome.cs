using HepAnalysis.GridSubmit.Datasets;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>What became of a file: a report, or an error.</summary>
/// <param name="File">The file.</param>
/// <param name="Path">The path that it has, or should have.</param>
/// <param name="Report">How it was fetched; null where it was not.</param>
/// <param name="Error">Why it was not; null where it was.</param>
public sealed record TransferOutcome(DatasetFile File, string Path, TransferReport? Report, TransferException? Error);
