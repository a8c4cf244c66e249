namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>The name of a file, dataset or container: a scope and a name in it, written <c>scope:name</c> (a DID).</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Name">The name; may hold slashes.</param>
public readonly record struct DataIdentifier(string Scope, string Name)
{
    /// <summary>What an address of inputs begins with: <c>rucio://scope:name</c>.</summary>
    public const string UriPrefix = "rucio://";

    /// <summary>
    /// Reads <c>scope:name</c>, <c>rucio://scope:name</c>, or a name that says its scope: the first part before a point, or the first two
    /// of <c>user.…</c> and <c>group.…</c>. An ending slash, with which containers used to be written, is left out.
    /// </summary>
    /// <exception cref="RucioInvalidRequestException">A text that is no name.</exception>
    public static DataIdentifier Parse(string text)
    {
        var rest = text.StartsWith(UriPrefix, StringComparison.Ordinal) ? text[UriPrefix.Length..] : text;
        var name = rest.EndsWith('/') ? rest[..^1] : rest;
        var parts = name.Split(':');
        var (scope, local) = parts.Length switch
        {
            1 => (ScopeOf(name), name),
            2 => (parts[0], parts[1]),
            _ => throw Wrong(text, "it has more than one colon"),
        };
        return scope.Length == 0 ? throw Wrong(text, parts.Length == 1 ? "it names no scope, and begins with none" : "the scope before the colon is empty")
            : local.Length == 0 ? throw Wrong(text, "the name behind the colon is empty")
            : text.Any(char.IsControl) ? throw Wrong(text, "it holds control characters")
            : new DataIdentifier(scope, local);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Scope}:{Name}";

    private static string ScopeOf(string name)
    {
        var parts = name.Split('.');
        return parts.Length < 2 ? "" : parts[0] is "user" or "group" ? parts.Length < 3 ? "" : $"{parts[0]}.{parts[1]}" : parts[0];
    }

    private static RucioInvalidRequestException Wrong(string text, string why) =>
        new($"'{new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)])}' is no name of a file, dataset or container", null, why, "write SCOPE:NAME, as in user.jdoe:ntuple.v1");
}
