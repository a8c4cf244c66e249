using HepAnalysis.Storage;

namespace HepAnalysis.RootIO;

/// <summary>The file is something else: it does not begin with <c>root</c>.</summary>
public sealed class NotARootFileException : RootIOException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public NotARootFileException(string what, string where, string? why = null, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Input, what, where, why, hint, inner)
    {
    }
}
