using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>A certificate, key, proxy or token of the user that cannot be used.</summary>
public sealed class RucioCredentialException : RucioException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public RucioCredentialException(string what, string? where, string? why, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Service, what, where, why, hint, inner)
    {
    }
}
