using System.Globalization;
using System.Text.Json;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Trees;
using HepAnalysis.RootReference.Objects;

namespace HepAnalysis.RootReference.Trees;

/// <summary>Compares what describes a tree: its members, clusters, aliases, friends, index.</summary>
internal static class TreeFacts
{
    private static readonly string[] Integers = ["fTotBytes", "fZipBytes", "fAutoFlush", "fFlushedBytes", "fNClusterRange", "fEstimate"];
    private static readonly string[] Arrays = ["fClusterRangeEnd", "fClusterSize"];

    public static IReadOnlyList<string> Differences(RootTree tree, JsonElement want)
    {
        List<string> wrong = [];
        var stored = tree.Object;
        Same(wrong, "name", stored.Get<string>("fName") ?? "", want);
        Same(wrong, "title", tree.Title, want);
        Same(wrong, "entries", tree.Entries, want);
        foreach (var name in Integers)
        {
            if (want.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.GetDouble() != stored.GetInteger(name))
            {
                wrong.Add($"{name} {stored.GetInteger(name)} for {value}");
            }
        }

        foreach (var name in Arrays)
        {
            if (want.TryGetProperty(name, out var values) && values.ValueKind == JsonValueKind.Array && !(stored.Get<long[]>(name) ?? []).SequenceEqual(values.EnumerateArray().Select(value => value.GetInt64())))
            {
                wrong.Add($"{name} {string.Join(' ', stored.Get<long[]>(name) ?? [])} for {values}");
            }
        }

        if (want.TryGetProperty("fWeight", out var weight) && weight.ValueKind == JsonValueKind.Number && weight.GetDouble() != stored.GetReal("fWeight"))
        {
            wrong.Add($"fWeight {stored.GetReal("fWeight")} for {weight}");
        }

        if (want.TryGetProperty("clusters", out var clusters) && clusters.ValueKind == JsonValueKind.Array && tree.Entries > 0 && !tree.ClusterBoundaries([]).SkipLast(1).SequenceEqual(clusters.EnumerateArray().Select(value => value.GetInt64())))
        {
            wrong.Add($"clusters {string.Join(' ', tree.ClusterBoundaries([]))} for {clusters}");
        }

        CompareLists(wrong, tree, want);
        CompareIndex(wrong, stored, want);
        return wrong;
    }

    private static void CompareLists(List<string> wrong, RootTree tree, JsonElement want)
    {
        var stored = tree.Object;
        if (want.TryGetProperty("fAliases", out var list) && list.ValueKind == JsonValueKind.Object)
        {
            var differences = new ValueComparison();
            differences.Compare(".fAliases", stored.Get<RootObject>("fAliases"), list);
            wrong.AddRange(differences.Wrong);
        }

        if (want.TryGetProperty("aliases", out var aliases))
        {
            SameRows(wrong, "aliases", tree.Aliases.Select(alias => ((string?)alias.Name, (string?)alias.Formula, "")),
                aliases.EnumerateArray().Select(alias => (alias[0].GetString(), alias[1].GetString(), "")));
        }

        if (want.TryGetProperty("friends", out var friends))
        {
            SameRows(wrong, "friends", tree.Friends.Select(friend => ((string?)friend.Tree, (string?)friend.Alias, friend.File)),
                friends.EnumerateArray().Select(friend => (friend.GetProperty("tree").GetString(), friend.GetProperty("alias").GetString(), friend.GetProperty("file").GetString()!)));
        }

        if (want.TryGetProperty("fBranchRef", out var reference) && reference.ValueKind == JsonValueKind.Object && reference.GetProperty("_class").GetString() != stored.Get<RootObject>("fBranchRef")?.ClassName)
        {
            wrong.Add($"fBranchRef {stored.Get<RootObject>("fBranchRef")?.ClassName} for {reference}");
        }
    }

    private static void CompareIndex(List<string> wrong, RootObject stored, JsonElement want)
    {
        if (!want.TryGetProperty("index", out var index) || index.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var have = stored.Get<RootObject>("fTreeIndex");
        if (have?.Get<string>("fMajorName") != index.GetProperty("major").GetString() || have?.Get<string>("fMinorName") != index.GetProperty("minor").GetString() || have?.GetInteger("fN") != index.GetProperty("n").GetInt64())
        {
            wrong.Add($"index {have?.Get<string>("fMajorName")} {have?.Get<string>("fMinorName")} {have?.GetInteger("fN")} {have?.Unread} for {index.ToString()[..Math.Min(120, index.ToString().Length)]}");
        }

        foreach (var (name, member) in new[] { ("values", "fIndexValues"), ("minor_values", "fIndexValuesMinor"), ("index", "fIndex") })
        {
            if (index.TryGetProperty(name, out var values) && values.ValueKind == JsonValueKind.Array && !(have?.Get<long[]>(member) ?? []).SequenceEqual(values.EnumerateArray().Select(value => value.GetInt64())))
            {
                wrong.Add($"index {member}");
            }
        }
    }

    private static void SameRows(List<string> wrong, string name, IEnumerable<(string?, string?, string)> have, IEnumerable<(string?, string?, string)> want)
    {
        if (!have.SequenceEqual(want))
        {
            wrong.Add($"{name} {string.Join(' ', have)} for {string.Join(' ', want)}");
        }
    }

    private static void Same(List<string> wrong, string name, object have, JsonElement want)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{have}");
        if (want.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null && value.ToString() != text)
        {
            wrong.Add($"{name} {text} for {value}");
        }
    }
}
