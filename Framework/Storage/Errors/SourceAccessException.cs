namespace HepAnalysis.Storage;

/// <summary>The source is there and may not or cannot be read: permission, a failing disk or mount.</summary>
public sealed class SourceAccessException : StorageException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public SourceAccessException(string what, string where, string why, string? hint = null, Exception? inner = null)
        : base(what, where, why, hint, inner)
    {
    }
}
