using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary>What <c>hep rucio ls</c> is asked for, as the Python client reads it.</summary>
internal static class DidPattern
{
    private const string TypeKey = "type";

    /// <summary>Scope and pattern of names: <c>mc:*TT*</c>, <c>mc:</c> and <c>mc</c> for all of a scope, <c>data.run*</c> of the scope before the point.</summary>
    public static (string Scope, string Names) Parse(string text)
    {
        if (text.EndsWith(':') && text.Length > 1)
        {
            return (text[..^1], "*");
        }

        try
        {
            var did = DataIdentifier.Parse(text);
            return (did.Scope, did.Name);
        }
        catch (RucioInvalidRequestException) when (text.Length > 0 && !text.Contains(':') && !text.Any(char.IsControl))
        {
            // A word alone can only be a scope.
            return (text, "*");
        }
    }

    /// <summary>The conditions, and the kind: <c>type=</c> in a filter is the kind, as the Python client has it; a name without * is of any.</summary>
    public static (DidFilter Filter, DidSearchType Type) Filter(string? text, string names, string? kind)
    {
        var type = kind is null ? null : TypeOf(kind);
        var conditions = text is null ? [] : text.Split(';').Select(alternative => alternative.Split(',')).ToArray();
        foreach (var condition in conditions.SelectMany(all => all).Where(IsType))
        {
            type ??= TypeOf(condition[(condition.LastIndexOf('=') + 1)..].Trim());
        }

        var rest = string.Join(';', conditions.Select(all => string.Join(',', all.Where(condition => !IsType(condition)))).Where(alternative => alternative.Length > 0));
        var filter = rest.Length == 0 ? DidFilter.Named(names) : DidFilter.Parse(rest).And("name", names);
        return (filter, type ?? (names.Contains('*') ? DidSearchType.Collection : DidSearchType.All));
    }

    private static DidSearchType? TypeOf(string word) => Enum.GetValues<DidSearchType>().Where(type => type.ToString().Equals(word, StringComparison.OrdinalIgnoreCase)).Cast<DidSearchType?>().FirstOrDefault()
        ?? throw new UsageException($"there is no type '{word}'", $"there are: {string.Join(", ", Enum.GetNames<DidSearchType>().Select(name => name.ToLowerInvariant()))}", "hep rucio ls --help has an example");

    private static bool IsType(string condition) =>
        condition.Split('=', 2) is [var key, _] && key.Trim() == TypeKey;
}
