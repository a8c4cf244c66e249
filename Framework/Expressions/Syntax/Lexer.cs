using System.Globalization;

namespace HepAnalysis.Expressions.Syntax;

/// <summary>Cuts a text into tokens.</summary>
internal static class Lexer
{
    /// <summary>A thousand times the longest expression of a sane analysis; keeps hostile configurations cheap.</summary>
    public const int MaxLength = 100_000;

    // Longer symbols first: the first that fits is taken.
    private static readonly string[] Symbols =
    [
        "=>", "==", "!=", "<=", ">=", "<<", ">>", "&&", "||", "??",
        "+", "-", "*", "/", "%", "<", ">", "!", "~", "&", "|", "^", "(", ")", "[", "]", ",", ".", "?",
    ];

    public static List<Token> Tokens(SourceText source)
    {
        var text = source.Text;
        if (text.Length > MaxLength)
        {
            throw new ExpressionSyntaxException(source, 0, 1, $"an expression of {text.Length:N0} characters is too long", $"at most {MaxLength:N0} are read");
        }

        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at == text.Length)
            {
                tokens.Add(new Token(TokenKind.End, "", new TextRange(at, 0)));
                return tokens;
            }

            var token = Next(source, at);
            tokens.Add(token);
            at = token.Range.End;
        }
    }

    private static Token Next(SourceText source, int at)
    {
        var text = source.Text;
        var c = text[at];
        if (char.IsAsciiLetter(c) || c == '_')
        {
            var end = at + 1;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            return Make(TokenKind.Name, text, at, end);
        }

        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
        {
            return Number(source, at);
        }

        if (c is '"' or '\'')
        {
            var end = text.IndexOf(c, at + 1);
            return end < 0
                ? throw new ExpressionSyntaxException(source, at, 1, "a text does not end", $"there is no second {c} behind this one")
                : new Token(TokenKind.Text, text[(at + 1)..end], new TextRange(at, end + 1 - at));
        }

        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0)
            {
                return new Token(TokenKind.Symbol, symbol, new TextRange(at, symbol.Length));
            }
        }

        var length = char.IsSurrogatePair(text, at) ? 2 : 1;
        throw new ExpressionSyntaxException(source, at, length, $"the character {text.Substring(at, length)} has no meaning here", hint: c switch
        {
            '=' => "== compares; a define is named in the YAML",
            ':' => "there is no ?: here; write if(condition, a, b)",
            '{' or '}' => "lists and objects are made by the schema; [ ] selects, ( ) groups",
            ';' => "an expression is one value; use a define for a second",
            _ => null,
        });
    }

    private static Token Number(SourceText source, int at)
    {
        var text = source.Text;
        var end = Digits(text, at);
        var real = false;
        if (end < text.Length && text[end] == '.')
        {
            real = true;
            end = Digits(text, end + 1);
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var sign = end + 1 < text.Length && text[end + 1] is '+' or '-' ? 1 : 0;
            var exponent = Digits(text, end + 1 + sign);
            if (exponent > end + 1 + sign)
            {
                real = true;
                end = exponent;
            }
        }

        if (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            throw new ExpressionSyntaxException(
                source, end, 1, $"{text[at..(end + 1)]} is neither a number nor a name", hint: "a product needs its *, a name begins with a letter");
        }

        var token = Make(real ? TokenKind.Real : TokenKind.Integer, text, at, end);
        if (!real && !ulong.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw new ExpressionSyntaxException(
                source, at, end - at, $"the integer {token.Text} does not fit in 64 bits", hint: "with a point or an exponent it is a float64");
        }

        return real && !double.IsFinite(double.Parse(token.Text, CultureInfo.InvariantCulture))
            ? throw new ExpressionSyntaxException(source, at, end - at, $"the number {token.Text} is beyond a float64")
            : token;
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private static Token Make(TokenKind kind, string text, int start, int end) => new(kind, text[start..end], new TextRange(start, end - start));
}
