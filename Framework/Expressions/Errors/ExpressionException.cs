using HepAnalysis.Storage;

namespace HepAnalysis.Expressions;

/// <summary>
/// The base of every error of the analysis language. It names file, line and column of the characters that it is about
/// and shows them with a caret below.
/// </summary>
public abstract class ExpressionException : HepException
{
    /// <param name="source">The text that holds the error.</param>
    /// <param name="start">Offset of the first character that it is about.</param>
    /// <param name="length">How many characters it is about.</param>
    /// <param name="what">One sentence: what is wrong.</param>
    /// <param name="why">The cause, with what was found.</param>
    /// <param name="hint">What to try.</param>
    private protected ExpressionException(SourceText source, int start, int length, string what, string? why, string? hint)
        : base(ErrorKind.Configuration, what, Picture(source, start, length), why, hint)
    {
        Source = source.File;
        Text = source;
        (Line, Column) = source.Position(start);
    }

    /// <summary>The expression.</summary>
    public SourceText Text { get; }

    /// <summary>Line of the error in its file, from 1.</summary>
    public int Line { get; }

    /// <summary>Column of the error in its file, from 1.</summary>
    public int Column { get; }

    private static string Picture(SourceText source, int start, int length)
    {
        const int Widest = 100;
        var text = source.Text;
        start = Math.Clamp(start, 0, text.Length);
        var lineStart = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        var lineEnd = text.IndexOf('\n', start);
        lineEnd = lineEnd < 0 ? text.Length : lineEnd;

        // A long line is shown around the error.
        var from = Math.Max(lineStart, start - (Widest / 2));
        var to = Math.Min(lineEnd, from + Widest);
        var shown = text[from..to].Replace('\t', ' ').Replace('\r', ' ');
        var marks = Math.Clamp(length, 1, Math.Max(1, to - start));
        return $"{source.Place(start)}\n         {shown}\n         {new string(' ', start - from)}^{new string('~', marks - 1)}";
    }
}
