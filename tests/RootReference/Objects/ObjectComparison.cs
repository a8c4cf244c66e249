using System.Text.Json;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.Storage;

namespace HepAnalysis.RootReference.Objects;

/// <summary>Compares the objects of a file with the answers beside it: histograms, graphs, efficiencies, and objects of any class member by member.</summary>
internal sealed class ObjectComparison(ReferenceAnswers answers, ReferenceTally tally)
{
    public void Run(RootFile file)
    {
        foreach (var want in answers.List("objects"))
        {
            if (want.TryGetProperty("doubtful", out _) || !want.TryGetProperty("kind", out var kind))
            {
                continue;
            }

            var className = want.GetProperty("class").GetString()!;
            var path = want.GetProperty("path").GetString()!;
            var counted = kind.GetString() == "hist" ? "histogram" : "object";
            var where = counted == "histogram" ? $"{answers.Label} {path}" : $"{answers.Label} {path} ({className})";
            Finding finding;
            try
            {
                finding = Compare(file.ReadObject(path), kind.GetString()!, want);
            }
            catch (HepException e)
            {
                finding = Finding.NotRead(e.Why ?? e.What);
            }

            if (finding.Reason is { } reason)
            {
                tally.Unread(counted, $"{className}: {reason}", where);
            }
            else
            {
                tally.Compare(counted, where, finding.IsEqual, () => finding.Difference);
            }
        }
    }

    private static Finding Compare(RootObject have, string kind, JsonElement want)
    {
        if (kind == "hist")
        {
            return HistogramComparison.Compare(have, want);
        }

        var differences = new ValueComparison();
        switch (kind)
        {
            case "graph":
                differences.CompareStored(have, want, []);
                break;
            case "efficiency":
                return CompareEfficiency(have, want, differences);
            default:
                differences.Compare("", have, want.GetProperty("object"));
                break;
        }

        return differences.Unread is { } reason ? Finding.NotRead(reason) : Finding.Of(differences.Wrong);
    }

    private static Finding CompareEfficiency(RootObject have, JsonElement want, ValueComparison differences)
    {
        string[] histograms = ["fTotalHistogram", "fPassedHistogram"];
        differences.CompareStored(have, want, histograms);
        foreach (var name in histograms)
        {
            var finding = have.Get<RootObject>(name) is { } histogram ? HistogramComparison.Compare(histogram, want.GetProperty(name)) : Finding.Of([$"{name} is missing"]);
            if (!finding.IsEqual)
            {
                return finding;
            }
        }

        return differences.Unread is { } reason ? Finding.NotRead(reason) : Finding.Of(differences.Wrong);
    }
}
