using HepAnalysis.Storage;

namespace HepAnalysis.Cli;

/// <summary>A command line that cannot be meant.</summary>
public sealed class UsageException : CliException
{
    /// <param name="what">One sentence: what is wrong.</param>
    /// <param name="why">The cause.</param>
    /// <param name="hint">What to try.</param>
    public UsageException(string what, string? why = null, string? hint = null)
        : base(ErrorKind.Usage, what, null, why, hint)
    {
    }
}
