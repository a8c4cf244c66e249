namespace HepAnalysis.Framework.Tests.RootIO.Reference;

/// <summary>How many answers of each kind agree, differ, or are not given yet.</summary>
internal sealed class ReferenceTally
{
    private readonly SortedDictionary<string, (int Matched, int Wrong, int Unread)> counts = new(StringComparer.Ordinal);

    public List<string> Differences { get; } = [];

    public SortedDictionary<string, int> Reasons { get; } = new(StringComparer.Ordinal);

    public void Compare(string kind, string what, bool equal, Func<string>? difference = null)
    {
        var (matched, wrong, unread) = counts.GetValueOrDefault(kind);
        counts[kind] = equal ? (matched + 1, wrong, unread) : (matched, wrong + 1, unread);
        if (!equal)
        {
            Differences.Add($"{kind} {what}: {difference?.Invoke()}");
        }
    }

    public void Unread(string kind, string reason, int number = 1)
    {
        var (matched, wrong, unread) = counts.GetValueOrDefault(kind);
        counts[kind] = (matched, wrong, unread + number);
        Reasons[$"{kind}: {reason}"] = Reasons.GetValueOrDefault($"{kind}: {reason}") + number;
    }

    public int Matched(string kind) => counts.GetValueOrDefault(kind).Matched;

    public void Add(ReferenceTally other)
    {
        foreach (var (kind, (matched, wrong, unread)) in other.counts)
        {
            var mine = counts.GetValueOrDefault(kind);
            counts[kind] = (mine.Matched + matched, mine.Wrong + wrong, mine.Unread + unread);
        }

        foreach (var (reason, number) in other.Reasons)
        {
            Reasons[reason] = Reasons.GetValueOrDefault(reason) + number;
        }

        Differences.AddRange(other.Differences);
    }

    public override string ToString() => string.Join("\n", counts.Select(pair =>
        $"{pair.Key,-10} {pair.Value.Matched,6} matched  {pair.Value.Wrong,4} differ  {pair.Value.Unread,6} not read"));
}
