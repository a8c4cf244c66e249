namespace HepAnalysis.Expressions;

/// <summary>The text of an expression and where it stands, so that an error can point at a character.</summary>
/// <param name="Text">The expression.</param>
/// <param name="File">File that holds it, as the user knows it; empty where there is none (a command line).</param>
/// <param name="Line">Line of the first character, from 1.</param>
/// <param name="Column">Column of the first character, from 1.</param>
public sealed record SourceText(string Text, string File, int Line, int Column)
{
    /// <summary>A text without a file, its first character at line 1, column 1.</summary>
    public static SourceText Inline(string text) => new(text, "", 1, 1);

    /// <summary>Line and column, from 1, of the character at <paramref name="offset"/> (the length of the text: behind its end).</summary>
    public (int Line, int Column) Position(int offset)
    {
        var before = Text.AsSpan(0, Math.Clamp(offset, 0, Text.Length));
        var newLines = before.Count('\n');
        return newLines == 0
            ? (Line, Column + before.Length)
            : (Line + newLines, before.Length - before.LastIndexOf('\n'));
    }

    /// <summary>File, line and column in the form that editors follow: <c>a.yaml:7:14</c>.</summary>
    public string Place(int offset)
    {
        var (line, column) = Position(offset);
        return File.Length == 0 ? $"line {line}, column {column}" : $"{File}:{line}:{column}";
    }
}
