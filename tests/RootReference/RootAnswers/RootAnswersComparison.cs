using System.Text.Json;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootReference.Digests;
using HepAnalysis.RootReference.Trees;
using HepAnalysis.Storage;

namespace HepAnalysis.RootReference.RootAnswers;

/// <summary>Compares with what ROOT itself says where the other reader failed: root-answers/README.md, status "read".</summary>
internal sealed class RootAnswersComparison(ReferenceAnswers answers, ReferenceTally tally)
{
    public void Run(RootFile file)
    {
        var shapes = new Lazy<MemberShapes>(() => new(file.Streamers));
        foreach (var want in answers.List("trees"))
        {
            RunTree(file, want, shapes.Value);
        }

        HashSet<string> classes = [];
        foreach (var want in answers.List("objects").Where(want => Status(want) == "read"))
        {
            var name = want.GetProperty("class").GetString()!;
            var isRepeat = !HoldsValues(want) || !classes.Add(name);
            var where = $"{answers.Label} {want.GetProperty("path")} ({name})";
            tally.Confirm(isRepeat ? Share.Others : Share.Objects, where, Check(() => CompareObject(file, want, shapes.Value)));
        }
    }

    private void RunTree(RootFile file, JsonElement want, MemberShapes shapes)
    {
        var path = want.GetProperty("path").GetString()!;
        BranchTable? table = null;
        BranchColumns? columns = null;
        string? refused = null;
        var enumerations = new Enumerations(file.Streamers);
        try
        {
            var tree = file.OpenTree(path);
            table = new BranchTable(tree);
            columns = new BranchColumns(tree);
        }
        catch (HepException e)
        {
            refused = e.Why ?? e.What;
        }

        using (columns)
        {
            Dictionary<string, int> met = [];
            foreach (var branch in want.GetProperty("branches").EnumerateArray())
            {
                var name = branch.GetProperty("path").GetString()!;
                var number = met[name] = met.GetValueOrDefault(name, -1) + 1;
                if (Status(branch) != "read")
                {
                    continue;
                }

                var isCounted = branch.GetProperty("uproot").GetString() is "unreadable" or "tree unreadable" && HoldsValues(branch);
                tally.Confirm(isCounted ? Share.Branches : Share.Others, $"{answers.Label} {path} {name}", refused is not null ? Finding.NotRead(refused) : Check(() => CompareBranch(table!.Find(name, number), columns!, branch, enumerations, shapes)));
            }
        }
    }

    private static Finding CompareBranch(BranchTable.Entry? entry, BranchColumns columns, JsonElement want, Enumerations enumerations, MemberShapes shapes)
    {
        if ((entry is null ? "a branch that is not listed" : columns.Unread(entry.Branch)) is { } reason)
        {
            return Finding.NotRead(reason);
        }

        using var found = new ColumnSummaries(ColumnForm.OfRoot(want, enumerations.Has));
        var unstored = columns.Read(entry!.Branch, found, IsGraph(want), keepsCollections: false);
        return Finding.Of(ColumnComparison.Differences(found, Columns(want), column => unstored?.Has(column) ?? !shapes.StoresPath(entry.Branch.ContentClass, ColumnAnswer.Path(column)), _ => false));
    }

    private static Finding CompareObject(RootFile file, JsonElement want, MemberShapes shapes)
    {
        var enumerations = new Enumerations(file.Streamers);
        using var found = new ColumnSummaries(ColumnForm.OfRoot(want, enumerations.Has));
        var seek = want.GetProperty("seek").GetInt64();
        var key = file.AllKeys().Select(item => item.Key).FirstOrDefault(key => key.SeekKey == seek) ?? file.Find(want.GetProperty("path").GetString()!);
        var value = file.ReadObject(key);
        if (value.ClassName == "RooWorkspace" && want.TryGetProperty("facts", out var facts))
        {
            return WorkspaceFacts.Compare(value, facts);
        }

        var columns = new ObjectColumns(found, shapes, IsGraph(want));
        columns.Add(value);
        if (columns.Unread is { } reason)
        {
            return Finding.NotRead($"{key.ClassName}: {reason}");
        }

        var unstored = new UnstoredMembers(columns, shapes);
        var isOwnClass = want.TryGetProperty("how", out var how) && how.GetString() == "plain";
        return Finding.Of(ColumnComparison.Differences(found, Columns(want), unstored.Has, path => isOwnClass || columns.IsOfRooFit(path)));
    }

    private static List<JsonElement> Columns(JsonElement want) => [.. want.GetProperty("columns").EnumerateArray()];

    private static Finding Check(Func<Finding> compare)
    {
        try
        {
            return compare();
        }
        catch (HepException e)
        {
            return Finding.NotRead(e.Why ?? e.What);
        }
    }

    private static bool IsGraph(JsonElement want) => want.TryGetProperty("once", out var once) && once.GetBoolean();

    private static bool HoldsValues(JsonElement want) =>
        Columns(want).Any(column => ColumnAnswer.Kind(column) is "number" or "bool" or "string" && ColumnAnswer.Count(column) > 0);

    private static string? Status(JsonElement want) => want.TryGetProperty("status", out var status) ? status.GetString() : null;
}
