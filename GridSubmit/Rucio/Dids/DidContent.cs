namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>What is attached to a dataset or container, or was, or what one is attached to.</summary>
/// <param name="Scope">Its scope.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it is.</param>
/// <param name="Bytes">Its size, of a file.</param>
/// <param name="Adler32">Checksum of a file.</param>
/// <param name="Md5">Checksum of a file.</param>
/// <param name="CreatedAt">When it was attached, in a history.</param>
/// <param name="DeletedAt">When it was detached, in a history.</param>
public sealed record DidContent(
    string Scope, string Name, DataIdentifierType Type, long? Bytes, string? Adler32, string? Md5, DateTimeOffset? CreatedAt, DateTimeOffset? DeletedAt)
{
    /// <summary>Scope and name.</summary>
    public DataIdentifier Did => new(Scope, Name);
}
