namespace HepAnalysis.Storage;

/// <summary>The base of what can go wrong where bytes come from.</summary>
public abstract class StorageException : HepException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    protected StorageException(string what, string? where, string? why, string? hint, Exception? inner = null)
        : base(ErrorKind.Input, what, where, why, hint, inner)
    {
    }
}
