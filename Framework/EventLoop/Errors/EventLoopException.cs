using HepAnalysis.Storage;

namespace HepAnalysis.EventLoop;

/// <summary>The base of what can go wrong in configuring and running an analysis.</summary>
public abstract class EventLoopException : HepException
{
    /// <inheritdoc cref="HepException(ErrorKind, string, string?, string?, string?, Exception?)"/>
    protected EventLoopException(ErrorKind kind, string what, string? where, string? why, string? hint, Exception? inner = null)
        : base(kind, what, where, why, hint, inner)
    {
    }
}
