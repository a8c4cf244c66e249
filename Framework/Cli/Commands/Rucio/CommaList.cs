namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary>Words with commas between them.</summary>
internal static class CommaList
{
    /// <summary>The words; null of null, and of nothing.</summary>
    public static IReadOnlyList<string>? Of(string? text) =>
        text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } words ? words : null;
}
