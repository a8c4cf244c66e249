using System.Text.Json;

namespace HepAnalysis.RootReference;

/// <summary>What the comparison found, for a terminal or as JSON.</summary>
internal static class ReferenceReport
{
    private const int ReasonsShown = 40;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Write(TextWriter output, ReferenceTally tally, ReferenceOptions options)
    {
        if (options.Json)
        {
            output.WriteLine(JsonSerializer.Serialize(Json(tally), Indented));
            return;
        }

        foreach (var difference in tally.Differences)
        {
            output.WriteLine($"differs: {difference}");
        }

        var reasons = tally.Reasons.Select(pair => (Reason: pair.Key, Answers: pair.Value, Number: pair.Value.Sum(answer => answer.Number))).OrderByDescending(reason => reason.Number).ToList();
        foreach (var (reason, answers, number) in options.ListFailures ? reasons : reasons.Take(ReasonsShown))
        {
            output.WriteLine($"not read: {number,6} {reason}");
            foreach (var answer in options.ListFailures ? answers : [])
            {
                output.WriteLine($"          {answer.Number,6}   {answer.What}");
            }
        }

        if (!options.ListFailures && reasons.Count > ReasonsShown)
        {
            output.WriteLine($"not read: {reasons.Skip(ReasonsShown).Sum(reason => reason.Number),6} for {reasons.Count - ReasonsShown} other reasons (--list-failures shows them, and which answers)");
        }

        output.WriteLine(tally);
        output.WriteLine($"besides: {tally.Facts.Confirmed} of {tally.Facts.All} facts equal (schemas, pages, baskets, titles …); "
            + $"unreadable-by-uproot without a value, or repeated: {tally.Others.Confirmed} of {tally.Others.All} confirmed; {tally.Contested} answers contested");
        output.WriteLine(Closing(tally));
    }

    public static string Closing(ReferenceTally tally) =>
        $"answers: {tally.MatchedAnswers} matched of {tally.Answers}; unreadable-by-uproot: branches {Share(tally.Branches)}; "
        + $"objects {Share(tally.Objects)}; files clean: {tally.CleanFiles} of {tally.Files}";

    private static string Share(Confirmation counted) => $"{counted.Confirmed} of {counted.All} confirmed";

    private static object Json(ReferenceTally tally) => new
    {
        answers = tally.Answers,
        matched = tally.MatchedAnswers,
        branches = new { all = tally.Branches.All, confirmed = tally.Branches.Confirmed },
        objects = new { all = tally.Objects.All, confirmed = tally.Objects.Confirmed },
        others = new { all = tally.Others.All, confirmed = tally.Others.Confirmed },
        facts = new { all = tally.Facts.All, confirmed = tally.Facts.Confirmed },
        kinds = tally.Kinds.ToDictionary(kind => kind.Kind, kind => new { matched = kind.Matched, differ = kind.Wrong, notRead = kind.Unread }),
        contested = tally.Contested,
        files = tally.Files,
        clean = tally.CleanFiles,
        differences = tally.Differences,
        notRead = tally.Reasons.ToDictionary(pair => pair.Key, pair => pair.Value.Select(answer => new { answer = answer.What, number = answer.Number })),
    };
}
