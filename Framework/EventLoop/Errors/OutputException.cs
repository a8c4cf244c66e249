using HepAnalysis.Storage;

namespace HepAnalysis.EventLoop;

/// <summary>An output that cannot be written.</summary>
public sealed class OutputException : EventLoopException
{
    /// <param name="what">One sentence: what could not be written.</param>
    /// <param name="where">The path.</param>
    /// <param name="why">The cause.</param>
    /// <param name="hint">What to try.</param>
    /// <param name="inner">The cause as an exception, where there is one.</param>
    public OutputException(string what, string where, string why, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Output, what, where, why, hint, inner)
    {
    }
}
