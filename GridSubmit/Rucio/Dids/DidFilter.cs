using System.Globalization;
using System.Text;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>
/// What a search asks of names and metadata, as the Python client writes it: <c>key=value,other&gt;=3;key=another</c>, where a comma means
/// and, a semicolon or. Operators are <c>= == != &lt; &gt; &lt;= &gt;=</c>; a value with <c>*</c> is a pattern.
/// </summary>
public sealed class DidFilter
{
    private static readonly (string Sign, string Suffix)[] Operators =
        [("!=", ".ne"), (">=", ".gte"), ("<=", ".lte"), ("==", ""), ("=", ""), (">", ".gt"), ("<", ".lt")];

    private DidFilter(IReadOnlyList<IReadOnlyList<(string Key, string Value)>> alternatives) => Alternatives = alternatives;

    /// <summary>No condition.</summary>
    public static DidFilter None { get; } = new([[]]);

    /// <summary>One of these has to hold; all conditions of it: keys with their operator as <c>length.gt</c>.</summary>
    public IReadOnlyList<IReadOnlyList<(string Key, string Value)>> Alternatives { get; }

    /// <summary>Names that fit a pattern with <c>*</c>.</summary>
    public static DidFilter Named(string pattern) => new([[("name", pattern)]]);

    /// <summary>Reads a filter.</summary>
    /// <exception cref="RucioInvalidRequestException">A text that is none.</exception>
    public static DidFilter Parse(string text) => new([.. text.Split(';').Select(alternative => (IReadOnlyList<(string, string)>)[.. alternative.Split(',').Select(condition => Condition(condition, text))])]);

    /// <summary>The same filter for names that fit a pattern; a condition on names that is there already stays.</summary>
    public DidFilter And(string key, string value) =>
        new([.. Alternatives.Select(alternative => (IReadOnlyList<(string, string)>)(alternative.Any(condition => condition.Key == key) ? alternative : [.. alternative, (key, value)]))]);

    /// <summary>The alternatives as a Python literal, which is how the server reads them: True and False, not true and false.</summary>
    internal string ToPython()
    {
        var text = new StringBuilder("[");
        foreach (var alternative in Alternatives)
        {
            text.Append(text.Length > 1 ? ", {" : "{");
            text.AppendJoin(", ", alternative.Select(condition => $"{Quote(condition.Key)}: {Value(condition.Value)}")).Append('}');
        }

        return text.Append(']').ToString();
    }

    private static (string, string) Condition(string text, string whole)
    {
        // The first sign in the text counts, the longest of those that begin there.
        var found = Operators.Select(item => (item.Sign, item.Suffix, At: text.IndexOf(item.Sign, StringComparison.Ordinal)))
            .Where(item => item.At > 0).OrderBy(item => item.At).ThenByDescending(item => item.Sign.Length).FirstOrDefault();
        var value = found.Sign is null ? "" : text[(found.At + found.Sign.Length)..].Trim();
        return found.Sign is null || value.Length == 0
            ? throw new RucioInvalidRequestException("a filter that cannot be read", whole, $"'{text.Trim()}' is no condition", "write key=value or key>=3; a comma means and, a semicolon or")
            : (text[..found.At].Trim() + found.Suffix, value);
    }

    private static string Value(string text) =>
        text.ToUpperInvariant() is "TRUE" ? "True" : text.ToUpperInvariant() is "FALSE" ? "False"
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? text : Quote(text);

    private static string Quote(string text) => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "'";
}
