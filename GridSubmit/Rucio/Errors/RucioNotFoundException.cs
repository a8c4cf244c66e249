using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Nothing of that name: a transfer request, a subscription, an option of the configuration.</summary>
public sealed class RucioNotFoundException : RucioException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public RucioNotFoundException(string what, string? where, string? why, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Configuration, what, where, why, hint, inner)
    {
    }
}
