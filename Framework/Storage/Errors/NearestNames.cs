namespace HepAnalysis.Storage;

/// <summary>Names that a user may have meant, for the hint of an error.</summary>
public static class NearestNames
{
    /// <summary>The names closest to <paramref name="wanted"/> by edit distance (case is a half step), best first.</summary>
    /// <param name="wanted">What was typed.</param>
    /// <param name="existing">What there is.</param>
    /// <param name="most">At most so many.</param>
    public static IReadOnlyList<string> Of(string wanted, IEnumerable<string> existing, int most = 5)
    {
        return [.. existing.Distinct(StringComparer.Ordinal)
            .Select(name => (name, distance: Distance(wanted, name)))
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.name, StringComparer.Ordinal)
            .Take(most)
            .Select(pair => pair.name)];
    }

    /// <summary>True where one is probably the other with a typing error: at most half the letters of the shorter have to change.</summary>
    public static bool AreNear(string a, string b) => Distance(a, b) <= Math.Min(a.Length, b.Length);

    private static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = 2 * j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = 2 * i;
            for (var j = 1; j <= b.Length; j++)
            {
                var step = a[i - 1] == b[j - 1] ? 0 : char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 1 : 2;
                current[j] = Math.Min(Math.Min(previous[j] + 2, current[j - 1] + 2), previous[j - 1] + step);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
