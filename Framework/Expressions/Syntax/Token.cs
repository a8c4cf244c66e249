namespace HepAnalysis.Expressions.Syntax;

/// <summary>The smallest piece of an expression.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, TextRange Range)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}
