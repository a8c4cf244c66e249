using HepAnalysis.Storage;

namespace HepAnalysis.RootIO;

/// <summary>Something that the file speaks of lies, in part or all, beyond its end.</summary>
public sealed class TruncatedFileException : RootIOException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public TruncatedFileException(string what, string where, string? why = null, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Input, what, where, why, hint, inner)
    {
    }
}
