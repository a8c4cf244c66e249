using HepAnalysis.Storage;

namespace HepAnalysis.Columns;

/// <summary>The base of what can go wrong with columns and the schemas that name them.</summary>
public abstract class ColumnsException : HepException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    protected ColumnsException(ErrorKind kind, string what, string? where, string? why, string? hint)
        : base(kind, what, where, why, hint)
    {
    }
}
