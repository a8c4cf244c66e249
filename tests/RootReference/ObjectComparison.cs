using HepAnalysis.RootIO.Files;
using HepAnalysis.Storage;

namespace HepAnalysis.RootReference;

/// <summary>Compares objects of any class (kinds "object" and "graph" of FORMAT.md) with the answers beside the file, member by member.</summary>
internal sealed class ObjectComparison(ReferenceAnswers answers, ReferenceTally tally)
{
    public void Run(RootFile file)
    {
        foreach (var want in answers.List("objects"))
        {
            if (want.TryGetProperty("doubtful", out _) || !want.TryGetProperty("kind", out var kind) || kind.GetString() == "hist")
            {
                continue;
            }

            var path = want.GetProperty("path").GetString()!;
            var className = want.GetProperty("class").GetString()!;
            var isGraph = kind.GetString() == "graph";
            if (!want.TryGetProperty("object", out var members) && !isGraph)
            {
                tally.Unread("object", $"answers of kind {kind.GetString()} are not compared yet", $"{answers.Label} {path}");
                continue;
            }

            try
            {
                var have = file.ReadObject(path);
                var differences = new ValueComparison();
                if (isGraph)
                {
                    differences.CompareStored(have, want);
                }
                else
                {
                    differences.Compare("", have, members);
                }

                if (differences.Unread is { } reason)
                {
                    tally.Unread("object", $"{className}: {reason}", $"{answers.Label} {path}");
                }
                else
                {
                    tally.Compare("object", $"{answers.Label} {path} ({className})", differences.Wrong.Count == 0, () => string.Join(", ", differences.Wrong.Take(3)));
                }
            }
            catch (HepException e)
            {
                tally.Unread("object", $"{className}: {e.Why ?? e.What}", $"{answers.Label} {path}");
            }
        }
    }
}
