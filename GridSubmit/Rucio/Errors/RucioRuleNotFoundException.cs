using HepAnalysis.Storage;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>No rule of that number.</summary>
public sealed class RucioRuleNotFoundException : RucioException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public RucioRuleNotFoundException(string what, string? where, string? why, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Configuration, what, where, why, hint, inner)
    {
    }
}
