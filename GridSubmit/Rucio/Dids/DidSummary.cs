namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>What the server says of a file, dataset or container.</summary>
/// <param name="Scope">Its scope.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it is.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Open">True where files may still be attached; null of a file.</param>
/// <param name="Monotonic">True where nothing shall be detached, which servers of Rucio 41 do not enforce; null of a file.</param>
/// <param name="ExpiredAt">When it will be removed; null: never.</param>
/// <param name="Length">Files in it, those that are in several datasets counted as often; null where it was not asked for, or not known.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Md5">Checksum of a file.</param>
/// <param name="Adler32">Checksum of a file: eight hexadecimal digits.</param>
public sealed record DidSummary(
    string Scope, string Name, DataIdentifierType Type, string? Account, bool? Open, bool? Monotonic, DateTimeOffset? ExpiredAt, long? Length, long? Bytes, string? Md5, string? Adler32)
{
    /// <summary>Scope and name.</summary>
    public DataIdentifier Did => new(Scope, Name);
}
