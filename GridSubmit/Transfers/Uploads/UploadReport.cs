using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>How a file was uploaded.</summary>
/// <param name="Did">Its name.</param>
/// <param name="Address">Where it is now.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Adler32">Its checksum.</param>
/// <param name="WasThere">True where the storage had it already, whole, from a call before.</param>
public sealed record UploadReport(DataIdentifier Did, string Address, long Bytes, string Adler32, bool WasThere);
