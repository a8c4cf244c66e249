using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>The server failed, or refused in a way that this client has no type for.</summary>
public sealed class RucioServerFaultException : RucioException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public RucioServerFaultException(string what, string? where, string? why, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Service, what, where, why, hint, inner)
    {
    }
}
