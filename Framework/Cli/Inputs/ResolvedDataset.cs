using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Inputs;

/// <summary>What a dataset among the inputs has, by its catalogue.</summary>
/// <param name="Did">Its name.</param>
/// <param name="Files">How many files.</param>
/// <param name="Bytes">Their sizes together.</param>
/// <param name="Events">Their events together; null where one does not say.</param>
internal sealed record ResolvedDataset(DataIdentifier Did, int Files, long Bytes, long? Events);
