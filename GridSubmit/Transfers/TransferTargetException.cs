using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>The local side of a transfer: a folder that cannot be written, a full disk, a name that would leave the folder.</summary>
public sealed class TransferTargetException : TransferException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public TransferTargetException(string what, string where, string why, string? hint, Exception? inner = null)
        : base(ErrorKind.Output, what, where, why, hint, inner)
    {
    }
}
