using System.Text.Json;
using HepAnalysis.Columns;
using HepAnalysis.Columns.Digest;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Trees;
using HepAnalysis.Storage;

namespace HepAnalysis.RootReference;

/// <summary>Compares the columns of a tree, branch by branch, with the answers beside the file.</summary>
internal sealed class TreeComparison(ReferenceAnswers answers, ReferenceTally tally)
{
    private const int BlockEntries = 1000;

    public void Run(RootFile file, JsonElement expected)
    {
        if (!expected.TryGetProperty("branches", out var branches))
        {
            return;
        }

        var tree = file.OpenTree(expected.GetProperty("path").GetString()!);
        var columns = tree.Leaves.Select((leaf, index) => (leaf, index)).ToLookup(pair => pair.leaf.Branch);
        using var reader = tree.OpenReader();
        reader.BeginTask(0, tree.Entries);
        var number = 0;
        foreach (var branch in branches.EnumerateArray())
        {
            var mine = number < tree.Branches.Count ? tree.Branches[number] : null;
            number++;
            var path = branch.GetProperty("path").GetString()!;
            if (branch.TryGetProperty("doubtful", out _) || !branch.TryGetProperty("columns", out var all))
            {
                continue;
            }

            // What is never filled may be listed on one side only.
            var wanted = all.EnumerateArray().Where(column => column.TryGetProperty("sha256", out _) && column.GetProperty("count").GetInt64() > 0).ToList();
            if (branch.GetProperty("mode").GetString() != "columns")
            {
                tally.Unread("column", "answers that are widened (mode objects)", wanted.Count);
                continue;
            }

            if (mine is null || !path.EndsWith(mine.Name, StringComparison.Ordinal))
            {
                tally.Compare("column", $"{answers.Label} {path}", false, () => $"branch {number - 1} is '{mine?.Name}'");
                continue;
            }

            if (!columns[mine].Any())
            {
                var reason = tree.Unreadable.FirstOrDefault(pair => pair.Key == mine.FullName || pair.Key.StartsWith(mine.FullName + ".", StringComparison.Ordinal)).Value;
                tally.Unread("column", reason ?? $"silently: {answers.Label} {path}", wanted.Count);
                continue;
            }

            CompareBranch(reader, columns[mine].ToList(), branch, path, wanted, tree);
        }
    }

    private void CompareBranch(IColumnReader reader, List<(LeafLayout Leaf, int Index)> columns, JsonElement branch, string path, List<JsonElement> wanted, RootTree tree)
    {
        if (branch.GetProperty("n").GetInt64() != tree.Entries)
        {
            tally.Unread("column", "the other reader read more entries than the tree has", wanted.Count);
            return;
        }

        List<ColumnDigest> found = [];
        try
        {
            foreach (var (leaf, index) in columns)
            {
                var prefix = leaf.Stride > 0 && mineHasLeaves(leaf) ? "." + leaf.Name[(leaf.Branch.FullName.Length + 1)..] : "";
                found.AddRange(Digest(reader, index, tree.Entries).Select(digest => digest with { Path = prefix + digest.Path }));
            }
        }
        catch (HepException e)
        {
            tally.Unread("column", $"{answers.Label} {path}: {e.What}: {e.Why}", wanted.Count);
            return;
        }

        static bool mineHasLeaves(LeafLayout leaf) => leaf.Branch.Leaves.Count > 1;

        foreach (var want in wanted)
        {
            var at = want.GetProperty("path").GetString();
            var kind = want.GetProperty("kind").GetString();
            var have = found.FirstOrDefault(digest => digest.Path == at && digest.Kind == kind);
            var equal = have is not null
                && have.Count == want.GetProperty("count").GetInt64()
                && (!want.TryGetProperty("dtype", out var valueType) || SameType(have.ValueType, valueType.GetString()!))
                && have.Sha256 == want.GetProperty("sha256").GetString();
            tally.Compare("column", $"{answers.Label} {path} {at} {kind}", equal, () => $"{have?.ToString() ?? string.Join(' ', found.Select(digest => digest.Path))} for {want}");
        }
    }

    // The other reader takes the counters of split objects for unsigned whatever their declaration.
    private static bool SameType(string have, string want) => have == want || (have == "int32" && want == "uint32");

    private static IReadOnlyList<ColumnDigest> Digest(IColumnReader reader, int column, long entries)
    {
        ColumnDigester? digester = null;
        try
        {
            for (long entry = 0; entry < entries || digester is null; entry += BlockEntries)
            {
                var block = reader.Read(column, entry, (int)Math.Min(BlockEntries, entries - entry));
                digester ??= new ColumnDigester(block.ItemType);
                digester.Add(block);
            }

            return digester.Finish();
        }
        finally
        {
            digester?.Dispose();
        }
    }
}
