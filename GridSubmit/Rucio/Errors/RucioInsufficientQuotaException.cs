using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>The account has not enough quota, or there are not enough RSEs with quota.</summary>
public sealed class RucioInsufficientQuotaException : RucioException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public RucioInsufficientQuotaException(string what, string? where, string? why, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Service, what, where, why, hint, inner)
    {
    }
}
