using HepAnalysis.Storage;

namespace HepAnalysis.EventLoop;

/// <summary>A module failed in a way that is not one of our own errors: its code threw.</summary>
public sealed class ModuleException : EventLoopException
{
    /// <param name="module">Kind and name of the step.</param>
    /// <param name="where">Source and entries of the block.</param>
    /// <param name="inner">What it threw.</param>
    public ModuleException(string module, string where, Exception inner)
        : base(ErrorKind.Module, $"the module {module} failed", where, $"{inner.GetType().Name}: {inner.Message}", null, inner)
    {
    }
}
