using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>No answer: the host is unknown, does not listen, says that it is overloaded, or breaks the connection.</summary>
public sealed class RucioServiceUnavailableException : RucioException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public RucioServiceUnavailableException(string what, string? where, string? why, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Service, what, where, why, hint, inner)
    {
    }

    /// <summary>True where the call may have been carried out all the same: it was sent, and what was answered is lost.</summary>
    public bool MayHaveTakenEffect { get; init; }

    /// <summary>When the server wants to be asked again, as it says it.</summary>
    internal string? RetryAfter { get; set; }
}
