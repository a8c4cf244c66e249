using HepAnalysis.Storage;

namespace HepAnalysis.RootIO;

/// <summary>The base of what can go wrong with a ROOT file.</summary>
public abstract class RootIOException : HepException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    protected RootIOException(ErrorKind kind, string what, string? where = null, string? why = null, string? hint = null, Exception? inner = null)
        : base(kind, what, where, why, hint, inner)
    {
    }
}
