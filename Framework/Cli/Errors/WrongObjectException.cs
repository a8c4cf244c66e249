using HepAnalysis.Storage;

namespace HepAnalysis.Cli;

/// <summary>A name that does not exist in a file that can be read, or an object of the wrong kind.</summary>
public sealed class WrongObjectException : CliException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public WrongObjectException(string what, string? where, string? why = null, string? hint = null)
        : base(ErrorKind.Configuration, what, where, why, hint)
    {
    }
}
