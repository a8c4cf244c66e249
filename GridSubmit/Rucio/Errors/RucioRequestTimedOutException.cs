using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>The server was silent for too long.</summary>
public sealed class RucioRequestTimedOutException : RucioException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public RucioRequestTimedOutException(string what, string? where, string? why, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Service, what, where, why, hint, inner)
    {
    }

    /// <summary>True where the call may have been carried out all the same.</summary>
    public bool MayHaveTakenEffect { get; init; }
}
