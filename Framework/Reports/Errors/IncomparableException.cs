using HepAnalysis.Storage;

namespace HepAnalysis.Reports;

/// <summary>Two histograms that cannot be laid over each other.</summary>
public sealed class IncomparableException : ReportsException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public IncomparableException(string what, string? where, string? why = null, string? hint = null)
        : base(ErrorKind.Configuration, what, where, why, hint)
    {
    }
}
