namespace HepAnalysis.Expressions.Syntax;

/// <summary>An expression as it was written, before names and types are known.</summary>
/// <param name="Range">Its characters.</param>
internal abstract record SyntaxTree(TextRange Range)
{
    /// <summary>Levels of nesting below and including this one; bounded, so that walking a tree never overflows the stack.</summary>
    public int Depth { get; init; } = 1;

    internal sealed record Integer(TextRange Range, ulong Value) : SyntaxTree(Range);

    internal sealed record Real(TextRange Range, double Value) : SyntaxTree(Range);

    internal sealed record Bool(TextRange Range, bool Value) : SyntaxTree(Range);

    internal sealed record Text(TextRange Range, string Value) : SyntaxTree(Range);

    internal sealed record Name(TextRange Range, string Value) : SyntaxTree(Range);

    internal sealed record This(TextRange Range) : SyntaxTree(Range);

    internal sealed record Unary(TextRange Range, string Operator, SyntaxTree Operand) : SyntaxTree(Range);

    internal sealed record Binary(TextRange Range, string Operator, TextRange OperatorRange, SyntaxTree Left, SyntaxTree Right)
        : SyntaxTree(Range);

    /// <summary>One comparison or several in a chain: <c>a &lt; b &lt;= c</c>.</summary>
    internal sealed record Comparison(TextRange Range, IReadOnlyList<SyntaxTree> Operands, IReadOnlyList<Token> Operators)
        : SyntaxTree(Range);

    internal sealed record Member(TextRange Range, SyntaxTree Object, string MemberName, TextRange NameRange) : SyntaxTree(Range);

    /// <summary><c>x[i]</c> or <c>x[condition]</c>: types tell which.</summary>
    internal sealed record Index(TextRange Range, SyntaxTree Object, SyntaxTree Argument) : SyntaxTree(Range);

    internal sealed record Call(TextRange Range, string Function, TextRange NameRange, IReadOnlyList<SyntaxTree> Arguments)
        : SyntaxTree(Range);

    internal sealed record Lambda(TextRange Range, IReadOnlyList<Token> Parameters, SyntaxTree Body) : SyntaxTree(Range);

    /// <summary><c>x?</c>: missing where <c>x</c> would be out of range.</summary>
    internal sealed record Optional(TextRange Range, SyntaxTree Operand) : SyntaxTree(Range);
}
