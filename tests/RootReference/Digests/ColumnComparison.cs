using System.Text.Json;

namespace HepAnalysis.RootReference.Digests;

/// <summary>Counts the columns of an answer: one for each (path, kind), and what is there that no answer names.</summary>
internal static class ColumnComparison
{
    public static void Compare(ReferenceTally tally, string where, ColumnSummaries found, IReadOnlyList<JsonElement> wanted)
    {
        foreach (var want in wanted)
        {
            var difference = Difference(found, want);
            tally.Compare("column", Name(where, want), difference.Length == 0, () => difference);
        }

        // What stands elsewhere than a contested answer says is not named by it.
        if (wanted.Any(want => ContestedAnswers.Has("column", Name(where, want))))
        {
            return;
        }

        foreach (var extra in Extras(found, wanted))
        {
            tally.Fact($"{where} {extra.Path} {extra.Kind}", false, () => $"{extra.Count} of which the answers have none");
        }
    }

    /// <summary>Every difference, for answers that are right or wrong as a whole.</summary>
    /// <param name="found">What was read.</param>
    /// <param name="wanted">The answers.</param>
    /// <param name="isUnstored">Whether an answer that is not found is of a member that the file does not hold.</param>
    /// <param name="isDropped">Whether what the file holds at a path may have been dropped: ROOT read into its class of today.</param>
    public static IReadOnlyList<string> Differences(ColumnSummaries found, IReadOnlyList<JsonElement> wanted, Func<JsonElement, bool> isUnstored, Func<string, bool> isDropped) =>
    [
        .. wanted.Where(want => found.Find(ColumnAnswer.Path(want), ColumnAnswer.Kind(want)) is not null || !isUnstored(want))
            .Select(want => (want, difference: Difference(found, want))).Where(pair => pair.difference.Length > 0).Select(pair => $"{ColumnAnswer.Path(pair.want)} {ColumnAnswer.Kind(pair.want)} {pair.difference}"),
        .. Extras(found, wanted).Where(extra => !isDropped(extra.Path)).Select(extra => $"{extra.Path} {extra.Kind}: {extra.Count} of which the answers have none"),
    ];

    private static string Name(string where, JsonElement want) => $"{where} {ColumnAnswer.Path(want)} {ColumnAnswer.Kind(want)}";

    // Pointers that nothing is known of but that they point nowhere are in no answer.
    private static IEnumerable<ColumnSummary> Extras(ColumnSummaries found, IReadOnlyList<JsonElement> wanted)
    {
        var answered = wanted.Select(want => (ColumnAnswer.Path(want), ColumnAnswer.Kind(want))).ToHashSet();
        return found.All.Where(summary => summary.Count > 0 && !answered.Contains((summary.Path, summary.Kind)) && !(summary.Kind == "null" && !wanted.Any(want => IsWithin(summary.Path, ColumnAnswer.Path(want)))));
    }

    private static bool IsWithin(string pointer, string path) => path.StartsWith(pointer, StringComparison.Ordinal) && (path.Length == pointer.Length || path[pointer.Length] is '.' or '[');

    // A column of count 0 on one side only is no difference (MADE.md, rule 2): what is never filled is listed where the type says it.
    private static string Difference(ColumnSummaries found, JsonElement want) =>
        found.Find(ColumnAnswer.Path(want), ColumnAnswer.Kind(want)) is { } have ? ColumnAnswer.Difference(have, want)
            : ColumnAnswer.Count(want) == 0 ? ""
            : $"is not there; there are {string.Join(' ', found.All.Select(summary => $"{summary.Path}:{summary.Kind}"))}";
}
