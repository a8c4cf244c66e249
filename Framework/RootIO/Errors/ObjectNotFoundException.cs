using HepAnalysis.Storage;

namespace HepAnalysis.RootIO;

/// <summary>No object, directory, cycle or branch of that name, or one of another class than was asked for.</summary>
public sealed class ObjectNotFoundException : RootIOException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public ObjectNotFoundException(string what, string where, string? why = null, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Configuration, what, where, why, hint, inner)
    {
    }
}
