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

        var reasons = tally.Reasons.OrderByDescending(pair => pair.Value).ToList();
        foreach (var (reason, number) in options.ListFailures ? reasons : reasons.Take(ReasonsShown))
        {
            output.WriteLine($"not read: {number,6} {reason}");
        }

        if (!options.ListFailures && reasons.Count > ReasonsShown)
        {
            output.WriteLine($"not read: {reasons.Skip(ReasonsShown).Sum(pair => pair.Value),6} for {reasons.Count - ReasonsShown} other reasons (--list-failures shows them)");
        }

        output.WriteLine(tally);
        output.WriteLine(Closing(tally));
    }

    public static string Closing(ReferenceTally tally) =>
        $"answers: {tally.MatchedAnswers} matched of {tally.Answers}; unreadable-by-uproot: branches {Share(tally.Branches)}; "
        + $"objects {Share(tally.Objects)}; files clean: {tally.CleanFiles} of {tally.Files}";

    private static string Share(Confirmation counted) => counted.All == 0 ? "not compared" : $"{counted.Confirmed} of {counted.All} confirmed";

    private static object Json(ReferenceTally tally) => new
    {
        answers = tally.Answers,
        matched = tally.MatchedAnswers,
        branches = new { all = tally.Branches.All, confirmed = tally.Branches.Confirmed },
        objects = new { all = tally.Objects.All, confirmed = tally.Objects.Confirmed },
        others = new { all = tally.Others.All, confirmed = tally.Others.Confirmed },
        files = tally.Files,
        clean = tally.CleanFiles,
        differences = tally.Differences,
        notRead = tally.Reasons,
    };
}
