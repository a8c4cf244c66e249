using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>How a file was fetched.</summary>
/// <param name="Did">Its name.</param>
/// <param name="Path">Where it is now.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Source">The replica that it came from; null where it was there already.</param>
/// <param name="IsVerified">True where a checksum was known and compared; otherwise the size only was.</param>
/// <param name="Resumed">Bytes that were there from an attempt before.</param>
/// <param name="Failures">The replicas that were tried before, with what was wrong with each.</param>
public sealed record TransferReport(DataIdentifier Did, string Path, long Bytes, PhysicalFile? Source, bool IsVerified, long Resumed, IReadOnlyList<string> Failures);
