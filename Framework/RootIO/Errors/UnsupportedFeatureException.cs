using HepAnalysis.Storage;

namespace HepAnalysis.RootIO;

/// <summary>The file is in order and holds something that this version does not read.</summary>
public sealed class UnsupportedFeatureException : RootIOException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public UnsupportedFeatureException(string what, string where, string? why = null, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Input, what, where, why, hint, inner)
    {
    }
}
