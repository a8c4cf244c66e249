using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>No account of that name.</summary>
public sealed class RucioAccountNotFoundException : RucioException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public RucioAccountNotFoundException(string what, string? where, string? why, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Configuration, what, where, why, hint, inner)
    {
    }
}
