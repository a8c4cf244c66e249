using HepAnalysis.Storage;

namespace HepAnalysis.RootIO;

/// <summary>The file contradicts itself: a length, count, offset or byte that cannot be meant.</summary>
public sealed class CorruptFileException : RootIOException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public CorruptFileException(string what, string where, string? why = null, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Input, what, where, why, hint, inner)
    {
    }
}
