using System.Text.Json;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootReference.RootAnswers;

/// <summary>
/// Compares a RooWorkspace with what ROOT says of it ("facts"): its variables with values, ranges and errors, its functions, categories and
/// data. Its columns are those of the classes of ROOT 6.40, into which ROOT converts it, and not of the classes in the file.
/// </summary>
internal static class WorkspaceFacts
{
    private const double Infinite = 1e30;

    public static Finding Compare(RootObject workspace, JsonElement facts)
    {
        List<string> wrong = [];
        List<RootObject> nodes = [.. Nodes(workspace)];
        var byName = nodes.ToLookup(node => node.Get<string>("fName") ?? "", StringComparer.Ordinal);
        HashSet<string> named = [];
        foreach (var want in facts.GetProperty("vars").EnumerateArray())
        {
            var name = want.GetProperty("name").GetString()!;
            named.Add(name);
            CompareVariable(wrong, byName[name].FirstOrDefault(), want);
        }

        foreach (var want in facts.GetProperty("pdfs").EnumerateArray().Concat(facts.GetProperty("functions").EnumerateArray()))
        {
            named.Add(want[0].GetString()!);
            if (!byName[want[0].GetString()!].Any(node => node.ClassName == want[1].GetString()))
            {
                wrong.Add($"there is no {want[1]} {want[0]}");
            }
        }

        wrong.AddRange(nodes.Where(node => node.ClassName == "RooRealVar" && !named.Contains(node.Get<string>("fName") ?? "")).Select(node => $"a variable {node.Get<string>("fName")} that ROOT has not"));
        CompareData(wrong, workspace.Get<RootObject>("_dataList"), facts.GetProperty("data"));
        return workspace.Unread is { } reason ? Finding.NotRead($"RooWorkspace: {reason}") : Finding.Of(wrong);
    }

    // A vector of pointers, or in older files a RooLinkedList.
    private static IEnumerable<RootObject> Nodes(RootObject workspace) => workspace.Get<RootObject>("_allOwnedNodes")?.Get<object>("_list") switch
    {
        RootObject list => list.Items.OfType<RootObject>(),
        object?[] list => list.OfType<RootObject>(),
        _ => [],
    };

    private static void CompareVariable(List<string> wrong, RootObject? have, JsonElement want)
    {
        var name = want.GetProperty("name").GetString();
        if (have is null || have.ClassName != want.GetProperty("class").GetString())
        {
            wrong.Add($"variable {name} is {have?.ClassName ?? "missing"}");
            return;
        }

        // A variable without a binning has no limits; a negative error is none.
        var binning = have.Get<RootObject>("_binning");
        Compare(wrong, $"{name}: value", have.GetReal("_value"), want.GetProperty("value"));
        Compare(wrong, $"{name}: min", Low(binning), want.GetProperty("min"));
        Compare(wrong, $"{name}: max", High(binning), want.GetProperty("max"));
        Compare(wrong, $"{name}: error", Math.Max(0, have.GetReal("_error")), want.GetProperty("error"));
        var isConstant = have.Get<object?[]>("_boolAttrib")?.Contains("Constant") == true;
        if (isConstant != want.GetProperty("constant").GetBoolean())
        {
            wrong.Add($"{name}: constant {isConstant}");
        }
    }

    private static double Low(RootObject? binning) => binning?.GetReal("_xlo", -Infinite) ?? -Infinite;

    private static double High(RootObject? binning) => binning?.GetReal("_xhi", Infinite) ?? Infinite;

    private static void Compare(List<string> wrong, string what, double have, JsonElement want)
    {
        if (want.ValueKind != JsonValueKind.Number || have != want.GetDouble())
        {
            wrong.Add($"{what} {have} for {want}");
        }
    }

    private static void CompareData(List<string> wrong, RootObject? have, JsonElement want)
    {
        foreach (var data in want.EnumerateArray())
        {
            if (have?.Items.Any(item => item?.ClassName == data.GetProperty("class").GetString() && item?.Get<string>("fName") == data.GetProperty("name").GetString()) != true)
            {
                wrong.Add($"there is no {data.GetProperty("class")} {data.GetProperty("name")}");
            }
        }
    }
}
