using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>The base of every error of the Rucio client. No message holds a token or a password.</summary>
public abstract class RucioException : HepException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    protected RucioException(ErrorKind kind, string what, string? where, string? why, string? hint, Exception? inner = null)
        : base(kind, what, where, why, hint, inner)
    {
    }

    /// <summary>The server's name of the error, as <c>DataIdentifierNotFound</c>; null where it was not the server that refused.</summary>
    public string? ExceptionClass { get; internal set; }

    /// <summary>The status of the answer; null where there was none.</summary>
    public int? Status { get; internal set; }
}
