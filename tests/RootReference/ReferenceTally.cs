namespace HepAnalysis.RootReference;

/// <summary>How many answers of each kind agree, differ, or are not given yet. Not thread-safe.</summary>
internal sealed class ReferenceTally
{
    private readonly SortedDictionary<string, (int Matched, int Wrong, int Unread)> counts = new(StringComparer.Ordinal);

    /// <summary>Answers that were read and are others.</summary>
    public List<string> Differences { get; } = [];

    /// <summary>Why answers were not read, and which, with the number of answers each.</summary>
    public SortedDictionary<string, List<(string What, int Number)>> Reasons { get; } = new(StringComparer.Ordinal);

    /// <summary>Branches with values that only ROOT could read.</summary>
    public Confirmation Branches { get; private set; }

    /// <summary>Objects that only ROOT could read, a class once a file.</summary>
    public Confirmation Objects { get; private set; }

    /// <summary>What else only ROOT could read: empty lists, classes without members, repeats.</summary>
    public Confirmation Others { get; private set; }

    /// <summary>What describes the contents and is no answer of its own: schemas, baskets, pages, titles.</summary>
    public Confirmation Facts { get; private set; }

    /// <summary>Answers that differ and are held to be wrong.</summary>
    public int Contested { get; private set; }

    public int Files { get; private set; }

    /// <summary>Files of which every answer agrees.</summary>
    public int CleanFiles { get; private set; }

    public int Answers => counts.Values.Sum(count => count.Matched + count.Wrong + count.Unread);

    public int UnreadAnswers => counts.Values.Sum(count => count.Unread);

    public int MatchedAnswers => counts.Values.Sum(count => count.Matched);

    public void Compare(string kind, string what, bool equal, Func<string>? difference = null)
    {
        if (!equal && ContestedAnswers.Has(kind, what))
        {
            Contested++;
            return;
        }

        var (matched, wrong, unread) = counts.GetValueOrDefault(kind);
        counts[kind] = equal ? (matched + 1, wrong, unread) : (matched, wrong + 1, unread);
        if (!equal)
        {
            Differences.Add($"{kind} {what}: {difference?.Invoke()}");
        }
    }

    /// <summary>Compares what is no answer of its own, but must be right.</summary>
    public void Fact(string what, bool equal, Func<string> difference)
    {
        Facts = Facts.Plus(equal);
        if (!equal)
        {
            Differences.Add($"fact {what}: {difference()}");
        }
    }

    /// <summary>Compares an answer of ROOT's own where the other reader failed.</summary>
    public void Confirm(Share share, string what, Finding finding)
    {
        switch (share)
        {
            case Share.Branches:
                Branches = Branches.Plus(finding.IsEqual);
                break;
            case Share.Objects:
                Objects = Objects.Plus(finding.IsEqual);
                break;
            default:
                Others = Others.Plus(finding.IsEqual);
                break;
        }

        if (finding.Reason is { } reason)
        {
            Note($"unreadable-by-uproot, {share.ToString().ToLowerInvariant()}: {reason}", what, 1);
        }
        else if (!finding.IsEqual)
        {
            Differences.Add($"unreadable-by-uproot {what}: {finding.Difference}");
        }
    }

    /// <summary>Counts answers that are not read.</summary>
    public void Unread(string kind, string reason, string what, int number = 1)
    {
        var (matched, wrong, unread) = counts.GetValueOrDefault(kind);
        counts[kind] = (matched, wrong, unread + number);
        Note($"{kind}: {reason}", what, number);
    }

    /// <summary>Closes the tally of one file.</summary>
    public void CountFile()
    {
        Files++;
        CleanFiles += Answers == MatchedAnswers && Facts.Confirmed == Facts.All && Branches.Confirmed == Branches.All && Objects.Confirmed == Objects.All && Others.Confirmed == Others.All ? 1 : 0;
    }

    /// <summary>What was counted of each kind.</summary>
    public IEnumerable<(string Kind, int Matched, int Wrong, int Unread)> Kinds => counts.Select(pair => (pair.Key, pair.Value.Matched, pair.Value.Wrong, pair.Value.Unread));

    public int Matched(string kind) => counts.GetValueOrDefault(kind).Matched;

    public void Add(ReferenceTally other)
    {
        foreach (var (kind, (matched, wrong, unread)) in other.counts)
        {
            var mine = counts.GetValueOrDefault(kind);
            counts[kind] = (mine.Matched + matched, mine.Wrong + wrong, mine.Unread + unread);
        }

        foreach (var (reason, answers) in other.Reasons)
        {
            answers.ForEach(answer => Note(reason, answer.What, answer.Number));
        }

        Differences.AddRange(other.Differences);
        Branches = Branches.Plus(other.Branches);
        Objects = Objects.Plus(other.Objects);
        Others = Others.Plus(other.Others);
        Facts = Facts.Plus(other.Facts);
        Contested += other.Contested;
        Files += other.Files;
        CleanFiles += other.CleanFiles;
    }

    public override string ToString() => string.Join("\n", counts.Select(pair =>
        $"{pair.Key,-10} {pair.Value.Matched,6} matched  {pair.Value.Wrong,4} differ  {pair.Value.Unread,6} not read"));

    private void Note(string reason, string what, int number)
    {
        if (!Reasons.TryGetValue(reason, out var answers))
        {
            Reasons[reason] = answers = [];
        }

        answers.Add((what, number));
    }
}
