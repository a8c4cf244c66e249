using HepAnalysis.Storage;

namespace HepAnalysis.Columns.Schemas;

/// <summary>A schema that does not fit the columns of a source: a column that is not there, types or counters that differ.</summary>
public sealed class SchemaException : ColumnsException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public SchemaException(string what, string? where, string? why = null, string? hint = null)
        : base(ErrorKind.Configuration, what, where, why, hint)
    {
    }
}
