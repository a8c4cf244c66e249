namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>What a search has found.</summary>
/// <param name="Scope">Its scope.</param>
/// <param name="Name">Its name.</param>
/// <param name="DidType">What it is; null where the server does not say.</param>
/// <param name="Bytes">Its size; null where it is not known.</param>
/// <param name="Length">Files in it; null where it is not known.</param>
public sealed record FoundDid(string Scope, string Name, DataIdentifierType? DidType, long? Bytes, long? Length)
{
    /// <summary>Scope and name.</summary>
    public DataIdentifier Did => new(Scope, Name);
}
