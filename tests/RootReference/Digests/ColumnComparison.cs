using System.Text.Json;

namespace HepAnalysis.RootReference.Digests;

/// <summary>Counts the columns of an answer: one for each (path, kind), and what is there that no answer names.</summary>
internal static class ColumnComparison
{
    public static void Compare(ReferenceTally tally, string where, ColumnSummaries found, IReadOnlyList<JsonElement> wanted)
    {
        var answered = new HashSet<(string, string)>();
        foreach (var want in wanted)
        {
            var (path, kind) = (ColumnAnswer.Path(want), ColumnAnswer.Kind(want));
            answered.Add((path, kind));
            var difference = Difference(found, path, kind, want);
            tally.Compare("column", $"{where} {path} {kind}", difference.Length == 0, () => difference);
        }

        foreach (var summary in found.All.Where(summary => summary.Count > 0 && !answered.Contains((summary.Path, summary.Kind))))
        {
            tally.Fact($"{where} {summary.Path} {summary.Kind}", false, () => $"{summary.Count} of which the answers have none");
        }
    }

    // A column of count 0 on one side only is no difference (MADE.md, rule 2): what is never filled is listed where the type says it.
    private static string Difference(ColumnSummaries found, string path, string kind, JsonElement want) =>
        found.Find(path, kind) is { } have ? ColumnAnswer.Difference(have, want)
            : ColumnAnswer.Count(want) == 0 ? ""
            : $"is not there; there are {string.Join(' ', found.All.Select(summary => $"{summary.Path}:{summary.Kind}"))}";
}
