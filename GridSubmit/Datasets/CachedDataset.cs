namespace HepAnalysis.GridSubmit.Datasets;

/// <summary>A listing of a <see cref="DatasetCache"/>.</summary>
internal sealed record CachedDataset(DateTimeOffset Listed, string Host, string Did, List<DatasetFile> Files);
