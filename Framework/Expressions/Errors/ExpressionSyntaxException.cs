namespace HepAnalysis.Expressions;

/// <summary>A text that is not an expression of the language.</summary>
public sealed class ExpressionSyntaxException : ExpressionException
{
    internal ExpressionSyntaxException(SourceText source, int start, int length, string what, string? why = null, string? hint = null)
        : base(source, start, length, what, why ?? "it is no part of the language", hint ?? "docs/expressions.md has the language with examples")
    {
    }
}
