using System.Text.Json;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Trees;
using HepAnalysis.RootReference.Digests;
using HepAnalysis.Storage;

namespace HepAnalysis.RootReference.Trees;

/// <summary>Compares a tree, branch by branch, with the answers beside the file.</summary>
internal sealed class TreeComparison(ReferenceAnswers answers, ReferenceTally tally, Counters counters)
{
    public void Run(RootFile file, JsonElement want)
    {
        if (!want.TryGetProperty("branches", out var branches))
        {
            return;
        }

        var tree = file.OpenTree(want.GetProperty("path").GetString()!);
        var table = new BranchTable(tree);
        using var columns = new BranchColumns(tree);
        var facts = new BranchFacts(file, tally);
        var differences = TreeFacts.Differences(tree, want);
        tally.Fact($"{answers.Label} {want.GetProperty("path")} tree", differences.Count == 0, () => string.Join(", ", differences));
        Dictionary<string, int> met = [];
        foreach (var branch in branches.EnumerateArray())
        {
            var path = branch.GetProperty("path").GetString()!;
            var number = met[path] = met.GetValueOrDefault(path, -1) + 1;
            var found = table.Find(path, number);
            if (found is not null)
            {
                facts.Compare($"{answers.Label} {path}", found, branch);
            }

            Compare(tree, columns, found?.Branch, path, branch);
        }
    }

    private void Compare(RootTree tree, BranchColumns columns, RootBranch? branch, string path, JsonElement want)
    {
        if (want.TryGetProperty("doubtful", out _) || !want.TryGetProperty("columns", out var all))
        {
            return;
        }

        var where = $"{answers.Label} {path}";
        List<JsonElement> wanted = [.. all.EnumerateArray()];
        if (branch is null)
        {
            tally.Unread("column", "a branch that is not listed", where, wanted.Count);
            return;
        }

        if (columns.Unread(branch) is { } reason)
        {
            tally.Unread("column", reason, where, wanted.Count);
            return;
        }

        if (want.GetProperty("n").GetInt64() != Math.Min(tree.Entries, branch.Entries))
        {
            tally.Unread("column", "the other reader read more entries than the tree has", where, wanted.Count);
            return;
        }

        using var found = new ColumnSummaries(ColumnForm.OfBranch(want, column => counters.Has(path, column)));
        try
        {
            columns.Read(branch, found, isGraph: false, keepsCollections: true);
        }
        catch (HepException e)
        {
            tally.Unread("column", e.Why ?? e.What, where, wanted.Count);
            return;
        }

        ColumnComparison.Compare(tally, where, found, wanted);
    }
}
