using HepAnalysis.Storage;

namespace HepAnalysis.Cli;

/// <summary>An input that names no file, or an object that a file does not have.</summary>
public sealed class NoInputException : CliException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    public NoInputException(string what, string? where, string? why = null, string? hint = null)
        : base(ErrorKind.Input, what, where, why, hint)
    {
    }
}
