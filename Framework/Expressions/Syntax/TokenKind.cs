namespace HepAnalysis.Expressions.Syntax;

/// <summary>What a token is; operators and brackets are told apart by their text.</summary>
internal enum TokenKind
{
    Name,
    Integer,
    Real,
    Text,
    Symbol,
    End,
}
