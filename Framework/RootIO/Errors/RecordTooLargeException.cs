using HepAnalysis.Storage;

namespace HepAnalysis.RootIO;

/// <summary>An object that does not fit into the memory that this process may take: a huge one, or a damaged file's idea of one.</summary>
public sealed class RecordTooLargeException : RootIOException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public RecordTooLargeException(string what, string where, string? why = null, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Input, what, where, why, hint, inner)
    {
    }
}
