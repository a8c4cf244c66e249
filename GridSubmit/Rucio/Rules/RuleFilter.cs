using System.Globalization;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Which rules to list; null: whatever it is. At large sites there are millions: name an account or a scope.</summary>
public sealed record RuleFilter
{
    /// <summary>The account; may hold <c>*</c>.</summary>
    public string? Account { get; init; }

    /// <summary>The scope; may hold <c>*</c>.</summary>
    public string? Scope { get; init; }

    /// <summary>The name, as it is.</summary>
    public string? Name { get; init; }

    /// <summary>The state.</summary>
    public RuleState? State { get; init; }

    /// <summary>What kind of thing it holds.</summary>
    public DataIdentifierType? DidType { get; init; }

    /// <summary>The expression, letter by letter.</summary>
    public string? RseExpression { get; init; }

    /// <summary>The share of transfers.</summary>
    public string? Activity { get; init; }

    /// <summary>Which files go together.</summary>
    public RuleGrouping? Grouping { get; init; }

    /// <summary>Made then or later.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Made then or earlier.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Changed then or later.</summary>
    public DateTimeOffset? UpdatedAfter { get; init; }

    /// <summary>Changed then or earlier.</summary>
    public DateTimeOffset? UpdatedBefore { get; init; }

    // The server wants letters of states and kinds; a word is answered by status 500.
    internal List<(string Name, string Value)> Query()
    {
        List<(string Name, string? Value)> all =
        [
            ("account", Account),
            ("scope", Scope),
            ("name", Name),
            ("state", State is { } state ? $"{(char)state}" : null),
            ("did_type", DidType?.ToString()[..1]),
            ("rse_expression", RseExpression),
            ("activity", Activity),
            ("grouping", Grouping is { } grouping ? $"{(char)grouping}" : null),
            ("created_after", Date(CreatedAfter)),
            ("created_before", Date(CreatedBefore)),
            ("updated_after", Date(UpdatedAfter)),
            ("updated_before", Date(UpdatedBefore)),
        ];
        return [.. all.Where(pair => pair.Value is not null).Select(pair => (pair.Name, pair.Value!))];
    }

    private static string? Date(DateTimeOffset? date) => date?.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
