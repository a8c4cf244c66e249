namespace HepAnalysis.Expressions;

/// <summary>
/// An event for which an expression has no value: an index out of range, an integer beyond 64 bits. Of several such
/// events of a block the first is named.
/// </summary>
public sealed class EvaluationException : ExpressionException
{
    internal EvaluationException(
        SourceText source, int start, int length, string what, string sourceName, long entry, string? why, string? hint = null)
        : base(source, start, length, $"{what} in entry {entry} of {sourceName}", why, hint)
    {
        SourceName = sourceName;
        Entry = entry;
    }

    /// <summary>File and object that hold the event.</summary>
    public string SourceName { get; }

    /// <summary>Entry of the event in its file, from 0.</summary>
    public long Entry { get; }
}
