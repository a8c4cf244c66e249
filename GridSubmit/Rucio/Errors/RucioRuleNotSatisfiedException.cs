using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>A rule that was waited for is not, or not in time, in the state that was wanted.</summary>
public sealed class RucioRuleNotSatisfiedException : RucioException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public RucioRuleNotSatisfiedException(string what, string? where, string? why, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Service, what, where, why, hint, inner)
    {
    }
}
