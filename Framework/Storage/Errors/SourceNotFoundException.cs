namespace HepAnalysis.Storage;

/// <summary>No file of that name, or a directory where a file is wanted.</summary>
public sealed class SourceNotFoundException : StorageException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public SourceNotFoundException(string what, string where, string why, string? hint = null, Exception? inner = null)
        : base(what, where, why, hint, inner)
    {
    }
}
