using HepAnalysis.Storage;

namespace HepAnalysis.Cli;

/// <summary>The base of what can go wrong on the command line itself.</summary>
public abstract class CliException : HepException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    protected CliException(ErrorKind kind, string what, string? where, string? why, string? hint)
        : base(kind, what, where, why, hint)
    {
    }
}
