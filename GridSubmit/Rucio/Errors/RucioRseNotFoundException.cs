using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>No RSE (storage) of that name.</summary>
public sealed class RucioRseNotFoundException : RucioException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public RucioRseNotFoundException(string what, string? where, string? why, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Configuration, what, where, why, hint, inner)
    {
    }
}
