using HepAnalysis.Storage;

namespace HepAnalysis.Expressions;

/// <summary>A name, member or function that does not exist.</summary>
public sealed class UnknownNameException : ExpressionException
{
    internal UnknownNameException(SourceText source, int start, string name, string what, IReadOnlyCollection<string> existing, string? hint = null)
        : base(source, start, name.Length, what, Existing(name, existing), Meant(name, existing, hint))
    {
        Name = name;
        Start = start;
        Nearest = NearestNames.Of(name, existing);
        Known = existing;
    }

    /// <summary>The name that was typed.</summary>
    public string Name { get; }

    internal int Start { get; }

    /// <summary>Names that may have been meant, the closest first.</summary>
    public IReadOnlyList<string> Nearest { get; }

    /// <summary>The names that there are.</summary>
    public IReadOnlyCollection<string> Known { get; }

    private static string Existing(string name, IReadOnlyCollection<string> existing)
    {
        const int Most = 12;
        if (existing.Count == 0)
        {
            return "there is none at all";
        }

        return existing.Count <= Most
            ? "there are: " + string.Join(", ", existing.Order(StringComparer.Ordinal))
            : $"there are {existing.Count}, among them: " + string.Join(", ", NearestNames.Of(name, existing, Most));
    }

    private static string? Meant(string name, IReadOnlyCollection<string> existing, string? hint)
    {
        var nearest = NearestNames.Of(name, existing, 3);
        var meant = nearest.Count == 0 ? null : "did you mean " + string.Join(" or ", nearest) + "?";
        return hint is null ? meant : meant is null ? hint : $"{hint}; {meant}";
    }
}
