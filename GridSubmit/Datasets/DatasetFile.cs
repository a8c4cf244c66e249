using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Datasets;

/// <summary>A file of a dataset with all that is needed to fetch it.</summary>
/// <param name="Did">Its name.</param>
/// <param name="Bytes">Its size; null where nobody has said it.</param>
/// <param name="Adler32">Checksum, eight hexadecimal digits.</param>
/// <param name="Md5">Checksum.</param>
/// <param name="Events">Events in it, where that is known.</param>
/// <param name="Places">Where it lies, the best place first; none: nowhere.</param>
public sealed record DatasetFile(DataIdentifier Did, long? Bytes, string? Adler32, string? Md5, long? Events, IReadOnlyList<PhysicalFile> Places);
