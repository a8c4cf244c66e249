namespace HepAnalysis.Expressions;

/// <summary>A define that is used above where it stands, or that needs itself.</summary>
public sealed class DefineOrderException : ExpressionException
{
    internal DefineOrderException(UnknownNameException use, string what, string why, string hint)
        : base(use.Text, use.Start, use.Name.Length, what, why, hint)
    {
    }
}
