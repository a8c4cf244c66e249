namespace HepAnalysis.Storage;

/// <summary>
/// The base of every error that this framework raises on purpose. Its message says what happened, where
/// (file, object, byte offset, line), why, and what to try; each library has one abstract child and sealed leaves.
/// </summary>
public abstract class HepException : Exception
{
    /// <param name="kind">Whose turn it is to act; decides the exit code.</param>
    /// <param name="what">One sentence: what could not be done.</param>
    /// <param name="where">File, object and offset, or file, line and column; null where there is no place.</param>
    /// <param name="why">The cause, with the values that were found.</param>
    /// <param name="hint">What the user may try; null where nothing sensible can be said.</param>
    /// <param name="inner">The cause as an exception, where there is one.</param>
    protected HepException(ErrorKind kind, string what, string? where = null, string? why = null, string? hint = null, Exception? inner = null)
        : base(Compose(what, where, why, hint), inner)
    {
        Kind = kind;
        What = what;
        Where = where;
        Why = why;
        Hint = hint;
    }

    /// <summary>Whose turn it is to act; its number is the exit code.</summary>
    public ErrorKind Kind { get; }

    /// <summary>One sentence: what could not be done.</summary>
    public string What { get; }

    /// <summary>File, object and byte offset, or file, line and column.</summary>
    public string? Where { get; }

    /// <summary>The cause, with the values that were found.</summary>
    public string? Why { get; }

    /// <summary>What the user may try.</summary>
    public string? Hint { get; }

    private static string Compose(string what, string? where, string? why, string? hint)
    {
        var text = what;
        if (where is not null)
        {
            text += "\n  where: " + where;
        }

        if (why is not null)
        {
            text += "\n  why:   " + why;
        }

        if (hint is not null)
        {
            text += "\n  try:   " + hint;
        }

        return text;
    }
}
