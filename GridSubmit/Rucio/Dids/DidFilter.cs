using System.Globalization;
using System.Text;
using HepAnalysis.GridSubmit.Rucio.Dids;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>
/// What a search asks of names and metadata, as the Python client writes it: <c>key=value,other&gt;=3,10&lt;length&lt;=20;key=another</c>,
/// where a comma means and, a semicolon or. Operators are <c>= == != &lt; &gt; &lt;= &gt;=</c>; a value with <c>*</c> is a pattern. Dates
/// (<c>created_after</c>, <c>created_before</c>, <c>created_at</c>) are ISO, <c>2026-11-26</c> or <c>2026-11-26T08:30:00</c>, in UTC where
/// they name no zone.
/// </summary>
public sealed class DidFilter
{
    internal DidFilter(IReadOnlyList<IReadOnlyList<(string Key, string Value)>> alternatives) => Alternatives = alternatives;

    /// <summary>No condition.</summary>
    public static DidFilter None { get; } = new([[]]);

    /// <summary>One of these has to hold; all conditions of it: keys with their operator as <c>length.gt</c>.</summary>
    public IReadOnlyList<IReadOnlyList<(string Key, string Value)>> Alternatives { get; }

    /// <summary>Names that fit a pattern with <c>*</c>.</summary>
    public static DidFilter Named(string pattern) => new([[("name", pattern)]]);

    /// <summary>Reads a filter.</summary>
    /// <exception cref="RucioInvalidRequestException">A text that is none, a date that is none, or a condition that stands there twice.</exception>
    public static DidFilter Parse(string text) => new([.. text.Split(';').Select(alternative => DidFilterText.Read(alternative, text))]);

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

    private static string Value(string text) =>
        text.ToUpperInvariant() is "TRUE" ? "True" : text.ToUpperInvariant() is "FALSE" ? "False"
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : Quote(text);

    private static string Quote(string text) => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "'";
}
