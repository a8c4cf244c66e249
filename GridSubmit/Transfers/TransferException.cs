using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>The base of the errors of transfers.</summary>
public abstract class TransferException : HepException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    protected TransferException(ErrorKind kind, string what, string? where, string? why, string? hint, Exception? inner = null)
        : base(kind, what, where, why, hint, inner)
    {
    }
}
