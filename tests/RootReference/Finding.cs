namespace HepAnalysis.RootReference;

/// <summary>How one answer compares with ours.</summary>
/// <param name="IsEqual">Every field is equal.</param>
/// <param name="Reason">Why it is not read; null where it is.</param>
/// <param name="Difference">What differs; empty where nothing does.</param>
internal readonly record struct Finding(bool IsEqual, string? Reason, string Difference)
{
    private const int Shown = 3;

    public static Finding Equal { get; } = new(true, null, "");

    public static Finding NotRead(string reason) => new(false, reason, "");

    /// <summary>Equal where nothing differs.</summary>
    public static Finding Of(IReadOnlyList<string> differences) => differences.Count == 0 ? Equal
        : new(false, null, $"{string.Join("; ", differences.Take(Shown))}{(differences.Count > Shown ? $"; and {differences.Count - Shown} more" : "")}");
}
