namespace HepAnalysis.Expressions.Syntax;

/// <summary>Characters of a source text: from <paramref name="Start"/>, <paramref name="Length"/> of them.</summary>
internal readonly record struct TextRange(int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>From the beginning of one to the end of another.</summary>
    public static TextRange Over(TextRange first, TextRange last) => new(first.Start, last.End - first.Start);
}
