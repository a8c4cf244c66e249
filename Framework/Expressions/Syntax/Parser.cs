using System.Globalization;

namespace HepAnalysis.Expressions.Syntax;

/// <summary>Reads an expression: recursive descent, a method for each level of the grammar in docs/expressions.md.</summary>
internal sealed class Parser
{
    /// <summary>No analysis comes near; below what a thread's stack holds in any walk over the tree.</summary>
    public const int MaxDepth = 300;

    // From the loosest to the tightest, as in C. Comparisons are levels of their own, because they chain.
    private static readonly string[][] Levels =
    [
        ["??"], ["||"], ["&&"], ["|"], ["^"], ["&"], ["==", "!="], ["<", "<=", ">", ">="], ["<<", ">>"], ["+", "-"], ["*", "/", "%"],
    ];

    private const int Equality = 6;
    private const int Relation = 7;

    private readonly SourceText source;
    private readonly List<Token> tokens;
    private int next;
    private int nesting;

    private Parser(SourceText source)
    {
        this.source = source;
        tokens = Lexer.Tokens(source);
    }

    private Token Current => tokens[next];

    public static SyntaxTree Parse(SourceText source)
    {
        var parser = new Parser(source);
        if (parser.Current.Kind == TokenKind.End)
        {
            throw new ExpressionSyntaxException(source, 0, 1, "an expression is wanted and there is none");
        }

        var tree = parser.Expression();
        return parser.Current.Kind == TokenKind.End ? tree : throw parser.Unexpected("an operator or the end");
    }

    private SyntaxTree Expression()
    {
        if (++nesting > MaxDepth)
        {
            throw TooDeep(Current.Range);
        }

        var tree = IsLambda() ? Lambda() : Level(0);
        nesting--;
        return tree;
    }

    // x => …, or (x, y) => …
    private bool IsLambda()
    {
        if (Current.Kind == TokenKind.Name)
        {
            return tokens[next + 1].Is("=>");
        }

        var at = next;
        if (!tokens[at].Is("("))
        {
            return false;
        }

        at++;
        while (tokens[at].Kind == TokenKind.Name && tokens[at + 1].Is(","))
        {
            at += 2;
        }

        return tokens[at].Kind == TokenKind.Name && tokens[at + 1].Is(")") && tokens[at + 2].Is("=>");
    }

    private SyntaxTree Lambda()
    {
        var start = Current.Range;
        var parameters = new List<Token>();
        while (!Current.Is("=>"))
        {
            if (Current.Kind == TokenKind.Name)
            {
                parameters.Add(Current);
            }

            next++;
        }

        next++;
        var body = Expression();
        return Checked(new SyntaxTree.Lambda(TextRange.Over(start, body.Range), parameters, body), body);
    }

    private SyntaxTree Level(int level)
    {
        if (level == Levels.Length)
        {
            return Unary();
        }

        var left = Level(level + 1);
        if (level is Equality or Relation)
        {
            return Comparison(left, level);
        }

        while (Current.Kind == TokenKind.Symbol && Levels[level].Contains(Current.Text))
        {
            var op = tokens[next++];
            var right = Level(level + 1);
            left = Checked(new SyntaxTree.Binary(TextRange.Over(left.Range, right.Range), op.Text, op.Range, left, right), left, right);
        }

        return left;
    }

    private SyntaxTree Comparison(SyntaxTree left, int level)
    {
        if (Current.Kind != TokenKind.Symbol || !Levels[level].Contains(Current.Text))
        {
            return left;
        }

        List<SyntaxTree> operands = [left];
        List<Token> operators = [];
        while (Current.Kind == TokenKind.Symbol && Levels[level].Contains(Current.Text))
        {
            operators.Add(tokens[next++]);
            operands.Add(Level(level + 1));
        }

        if (operators.Count > 1 && operators.Find(op => op.Is("!=")) is { Kind: TokenKind.Symbol } unequal)
        {
            throw new ExpressionSyntaxException(
                source, unequal.Range.Start, 2, "!= cannot stand in a chain", "a != b != c would say nothing of a and c", "write the comparisons out with &&");
        }

        return Checked(new SyntaxTree.Comparison(TextRange.Over(left.Range, operands[^1].Range), operands, operators), [.. operands]);
    }

    private SyntaxTree Unary()
    {
        if (!(Current.Is("-") || Current.Is("+") || Current.Is("!") || Current.Is("~")))
        {
            return Postfix();
        }

        if (++nesting > MaxDepth)
        {
            throw TooDeep(Current.Range);
        }

        var op = tokens[next++];
        var operand = Unary();
        nesting--;
        return Checked(new SyntaxTree.Unary(TextRange.Over(op.Range, operand.Range), op.Text, operand), operand);
    }

    private SyntaxTree Postfix()
    {
        var tree = Primary();
        while (true)
        {
            if (Current.Is("."))
            {
                next++;
                var name = Current.Kind == TokenKind.Name ? tokens[next++] : throw Unexpected("the name of a member");
                tree = Checked(new SyntaxTree.Member(TextRange.Over(tree.Range, name.Range), tree, name.Text, name.Range), tree);
            }
            else if (Current.Is("["))
            {
                next++;
                var argument = Expression();
                var end = Expect("]");
                tree = Checked(new SyntaxTree.Index(TextRange.Over(tree.Range, end.Range), tree, argument), tree, argument);
            }
            else if (Current.Is("?"))
            {
                tree = Checked(new SyntaxTree.Optional(TextRange.Over(tree.Range, tokens[next++].Range), tree), tree);
            }
            else
            {
                return tree;
            }
        }
    }

    private SyntaxTree Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Integer:
                next++;
                return new SyntaxTree.Integer(token.Range, ulong.Parse(token.Text, CultureInfo.InvariantCulture));
            case TokenKind.Real:
                next++;
                return new SyntaxTree.Real(token.Range, double.Parse(token.Text, CultureInfo.InvariantCulture));
            case TokenKind.Text:
                next++;
                return new SyntaxTree.Text(token.Range, token.Text);
            case TokenKind.Name:
                next++;
                return Current.Is("(") ? Call(token) : token.Text switch
                {
                    "true" => new SyntaxTree.Bool(token.Range, true),
                    "false" => new SyntaxTree.Bool(token.Range, false),
                    "this" => new SyntaxTree.This(token.Range),
                    _ => new SyntaxTree.Name(token.Range, token.Text),
                };
        }

        if (!token.Is("("))
        {
            throw Unexpected("a value");
        }

        next++;
        var inner = Expression();
        var end = Expect(")");
        return inner with { Range = TextRange.Over(token.Range, end.Range) };
    }

    private SyntaxTree Call(Token name)
    {
        next++;
        var arguments = new List<SyntaxTree>();
        if (!Current.Is(")"))
        {
            arguments.Add(Expression());
            while (Current.Is(","))
            {
                next++;
                arguments.Add(Expression());
            }
        }

        var end = Expect(")");
        return Checked(new SyntaxTree.Call(TextRange.Over(name.Range, end.Range), name.Text, name.Range, arguments), [.. arguments]);
    }

    private Token Expect(string symbol) => Current.Is(symbol) ? tokens[next++] : throw Unexpected(symbol);

    private SyntaxTree Checked(SyntaxTree tree, params ReadOnlySpan<SyntaxTree> children)
    {
        var depth = 0;
        foreach (var child in children)
        {
            depth = Math.Max(depth, child.Depth);
        }

        return depth < MaxDepth ? tree with { Depth = depth + 1 } : throw TooDeep(tree.Range);
    }

    private ExpressionSyntaxException TooDeep(TextRange range) => new(
        source, range.Start, 1, "the expression is nested too deeply", $"at most {MaxDepth} levels are read", "name parts of it by a define");

    private ExpressionSyntaxException Unexpected(string wanted)
    {
        var token = Current;
        var found = token.Kind == TokenKind.End ? "the expression ends" : $"there is {token.Text}";
        var hint = token switch
        {
            { Kind: TokenKind.Name, Text: "and" } => "&& is the logical and",
            { Kind: TokenKind.Name, Text: "or" } => "|| is the logical or",
            { Kind: TokenKind.Symbol, Text: "*" } when next > 0 && tokens[next - 1].Is("*") => "a power is pow(x, y)",
            _ => null,
        };
        return new ExpressionSyntaxException(source, token.Range.Start, token.Range.Length, $"here {wanted} is wanted", found, hint);
    }
}
