using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>The account may not do that.</summary>
public sealed class RucioAccessDeniedException : RucioException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public RucioAccessDeniedException(string what, string? where, string? why, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Service, what, where, why, hint, inner)
    {
    }
}
