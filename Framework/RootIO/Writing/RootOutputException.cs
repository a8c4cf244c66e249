using HepAnalysis.Storage;

namespace HepAnalysis.RootIO.Writing;

/// <summary>A ROOT file that cannot be written: a folder that is not there, a full disk, a column that has no place in a tree.</summary>
public sealed class RootOutputException : RootIOException
{
    /// <param name="what">What could not be done.</param>
    /// <param name="where">The file, and the object in it.</param>
    /// <param name="why">The cause.</param>
    /// <param name="hint">What to try.</param>
    /// <param name="inner">The cause as an exception, where there is one.</param>
    public RootOutputException(string what, string where, string why, string? hint = null, Exception? inner = null)
        : base(ErrorKind.Output, what, where, why, hint, inner)
    {
    }
}
