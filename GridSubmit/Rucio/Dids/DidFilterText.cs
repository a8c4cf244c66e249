using System.Globalization;

namespace HepAnalysis.GridSubmit.Rucio.Dids;

/// <summary>One alternative of a filter as users write it: conditions with commas between them.</summary>
internal static class DidFilterText
{
    private const string Advice = "write key=value, key>=3 or 10<key<=20; a comma means and, a semicolon or";

    private static readonly (string Sign, string Suffix)[] Operators =
        [("!=", ".ne"), (">=", ".gte"), ("<=", ".lte"), ("==", ""), ("=", ""), (">", ".gt"), ("<", ".lt")];

    private static readonly Dictionary<string, string> Opposite = new() { [".lt"] = ".gt", [".lte"] = ".gte", [".gt"] = ".lt", [".gte"] = ".lte" };

    private static readonly string[] Dates = ["created_after", "created_before", "created_at"];

    private static readonly string[] Truth = ["true", "false", "TRUE", "FALSE"];

    private static readonly string[] Numbers = ["length", "bytes", "events", "run_number"];

    /// <summary>Reads an alternative.</summary>
    /// <param name="text">The alternative.</param>
    /// <param name="whole">The filter, for errors.</param>
    public static IReadOnlyList<(string Key, string Value)> Read(string text, string whole)
    {
        var conditions = text.Split(',').SelectMany(condition => One(condition, whole)).ToList();

        // The server keeps one of them, and says nothing.
        return conditions.GroupBy(condition => condition.Key, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is not { } twice ? conditions
            : throw Wrong(whole, $"{twice.Key.Split('.')[0]} is asked for twice in the same way: {string.Join(" and ", twice.Select(condition => condition.Value))}", "put a semicolon between them where one of both is enough");
    }

    private static IEnumerable<(string Key, string Value)> One(string text, string whole)
    {
        if (Split(text) is not { } first)
        {
            throw Wrong(whole, $"'{text.Trim()}' is no condition", Advice);
        }

        if (!Opposite.TryGetValue(first.Suffix, out var opposite) || Split(first.Right) is not { } second)
        {
            return [(first.Left + first.Suffix, Value(first.Left, first.Right, whole))];
        }

        // 10 < length <= 20.
        return Opposite.ContainsKey(second.Suffix) && Split(second.Right) is null
            ? [(second.Left + opposite, Value(second.Left, first.Left, whole)), (second.Left + second.Suffix, Value(second.Left, second.Right, whole))]
            : throw Wrong(whole, $"'{text.Trim()}' is no condition", Advice);
    }

    // At the first sign in the text, the longest of those that begin there; null where there is none, or nothing on a side of it.
    private static (string Left, string Suffix, string Right)? Split(string text)
    {
        var found = Operators.Select(item => (item.Sign, item.Suffix, At: text.IndexOf(item.Sign, StringComparison.Ordinal)))
            .Where(item => item.At >= 0).OrderBy(item => item.At).ThenByDescending(item => item.Sign.Length).FirstOrDefault();
        if (found.Sign is null)
        {
            return null;
        }

        var (left, right) = (text[..found.At].Trim(), text[(found.At + found.Sign.Length)..].Trim());
        return left.Length == 0 || right.Length == 0 ? null : (left, found.Suffix, right);
    }

    // What the server's database cannot compare it answers with "an unknown exception".
    private static string Value(string key, string text, string whole)
    {
        if (!char.IsLetter(key[0]) && key[0] != '_')
        {
            throw Wrong(whole, $"'{key}' is no condition on anything", Advice);
        }

        if (Dates.Contains(key.Split('.')[0], StringComparer.Ordinal))
        {
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
                ? date.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
                : throw Wrong(whole, $"'{text}' is no date", "write 2026-11-26 or 2026-11-26T08:30:00");
        }

        // Names are asked for with care: see NamePattern.
        if (key != "name" && Truth.Any(word => text.Length > word.Length && text.Contains(word, StringComparison.Ordinal)))
        {
            throw Wrong(whole, $"the server reads {text} as {text.Replace("true", "True", StringComparison.OrdinalIgnoreCase).Replace("false", "False", StringComparison.OrdinalIgnoreCase)}", "put * in place of a letter: tr*e, fa*se");
        }

        return !Numbers.Contains(key, StringComparer.Ordinal) || text == "*" || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? text
            : throw Wrong(whole, $"{key} is a number, and '{text}' is none", Advice);
    }

    private static RucioInvalidRequestException Wrong(string whole, string why, string advice) => new("a filter that cannot be read", whole, why, advice);
}
