using HepAnalysis.Storage;

namespace HepAnalysis.RootIO.Compression;

/// <summary>Compression with a codec that this machine has no library for.</summary>
public sealed class CodecUnavailableException : RootIOException
{
    /// <param name="what">What could not be done.</param>
    /// <param name="why">Which library is missing.</param>
    /// <param name="hint">What to install or to choose instead.</param>
    public CodecUnavailableException(string what, string why, string hint)
        : base(ErrorKind.Output, what, null, why, hint)
    {
    }
}
