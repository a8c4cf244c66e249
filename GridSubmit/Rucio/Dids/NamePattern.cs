using System.Text.RegularExpressions;

namespace HepAnalysis.GridSubmit.Rucio.Dids;

/// <summary>
/// A condition on names, and how the server has to be asked for it. The server takes values for Python: it makes True of <c>true</c> anywhere
/// in a name, a number of <c>4711</c> or <c>1e3</c> (which its database then cannot compare with a name), and a wildcard of <c>%</c>. So it
/// is asked for more, and what does not fit is left out here.
/// </summary>
internal sealed partial class NamePattern
{
    private readonly Regex pattern;
    private readonly bool isNegative;

    /// <param name="pattern">The pattern; <c>*</c> is any text.</param>
    /// <param name="isNegative">True where names must not fit it.</param>
    public NamePattern(string pattern, bool isNegative)
    {
        this.pattern = new Regex("^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.Singleline | RegexOptions.NonBacktracking);
        this.isNegative = isNegative;
        var question = Truth().Replace(pattern, truth => truth.Value[..2] + "*" + truth.Value[3..]).Replace('\\', '*');
        question = question.Contains('*', StringComparison.Ordinal) || !IsValue(pattern) ? question : pattern + "*";

        // More cannot be had by asking for the opposite.
        IsExact = question == pattern && !pattern.Contains('%', StringComparison.Ordinal);
        Question = IsExact || !isNegative ? question : null;
    }

    /// <summary>True where the server's answer needs no second look.</summary>
    public bool IsExact { get; }

    /// <summary>What the server is asked for; null: nothing.</summary>
    public string? Question { get; }

    /// <summary>True where a name fits.</summary>
    public bool Fits(string name) => pattern.IsMatch(name) != isNegative;

    // Numbers, quoted texts, None, dates: everything that Python reads as something else than a word.
    private static bool IsValue(string text) => text.Length > 0 && (text is "None" or "True" or "False" || !(char.IsLetter(text[0]) || text[0] == '/'));

    [GeneratedRegex("true|false|TRUE|FALSE")]
    private static partial Regex Truth();
}
