using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>A file of the request is in the dataset already; nothing of the request was attached.</summary>
public sealed class RucioAlreadyAttachedException : RucioException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public RucioAlreadyAttachedException(string what, string? where, string? why, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Configuration, what, where, why, hint, inner)
    {
    }
}
