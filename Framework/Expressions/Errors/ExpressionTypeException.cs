namespace HepAnalysis.Expressions;

/// <summary>Types that do not fit: a list where one value an event is wanted, text where a number is.</summary>
public sealed class ExpressionTypeException : ExpressionException
{
    internal ExpressionTypeException(SourceText source, int start, int length, string what, string? why = null, string? hint = null)
        : base(source, start, length, what, why, hint)
    {
    }
}
