using HepAnalysis.Storage;

namespace HepAnalysis.Reports;

/// <summary>A histogram out of a file that no axis can be drawn for: edges that do not rise, contents that do not fit the axes.</summary>
public sealed class UndrawableException : ReportsException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public UndrawableException(string what, string? where, string? why = null, string? hint = null)
        : base(ErrorKind.Input, what, where, why, hint)
    {
    }
}
