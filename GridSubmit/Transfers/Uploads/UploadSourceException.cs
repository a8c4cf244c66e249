using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>A file here that cannot be read and so not be uploaded.</summary>
public sealed class UploadSourceException : TransferException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public UploadSourceException(string what, string where, string why, string? hint, Exception? inner = null)
        : base(ErrorKind.Input, what, where, why, hint, inner)
    {
    }
}
