namespace HepAnalysis.RootReference;

/// <summary>How one answer compares with ours.</summary>
/// <param name="IsEqual">Every field is equal.</param>
/// <param name="Reason">Why it is not read; null where it is.</param>
/// <param name="Difference">What differs; empty where nothing does.</param>
internal readonly record struct Finding(bool IsEqual, string? Reason, string Difference)
{
    public static Finding Equal { get; } = new(true, null, "");

    public static Finding NotRead(string reason) => new(false, reason, "");

    public static Finding Differs(string difference) => new(false, null, difference);
}
