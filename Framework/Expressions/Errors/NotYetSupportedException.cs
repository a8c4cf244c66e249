namespace HepAnalysis.Expressions;

/// <summary>Something that the language has and this version does not compile yet.</summary>
public sealed class NotYetSupportedException : ExpressionException
{
    internal NotYetSupportedException(SourceText source, int start, int length, string feature, string? hint = null)
        : base(source, start, length, $"{feature}: not yet", "this version of the compiler does not know it", hint ?? "docs/expressions.md says what it knows")
    {
    }
}
