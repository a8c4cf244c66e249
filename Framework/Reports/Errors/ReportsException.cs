using HepAnalysis.Storage;

namespace HepAnalysis.Reports;

/// <summary>The base of what can go wrong in drawing a picture or writing a report.</summary>
public abstract class ReportsException : HepException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    protected ReportsException(ErrorKind kind, string what, string? where, string? why, string? hint)
        : base(kind, what, where, why, hint)
    {
    }
}
