using System.Globalization;
using System.Text.Json;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Trees;
using HepAnalysis.Storage;

namespace HepAnalysis.RootReference.Trees;

/// <summary>Compares what describes a branch: its members, its leaves, where its baskets lie.</summary>
internal sealed class BranchFacts(RootFile file, ReferenceTally tally)
{
    private static readonly string[] Integers =
        ["fCompress", "fEntryOffsetLen", "fSplitLevel", "fTotBytes", "fZipBytes", "fClassVersion", "fID", "fType", "fStreamerType", "fMaximum"];

    private static readonly string[] Texts = ["fClassName", "fParentName", "fClonesName"];

    public void Compare(string where, BranchTable.Entry entry, JsonElement want)
    {
        var (branch, stored) = entry;
        List<string> wrong = [];
        Same(wrong, "title", branch.Title, want);
        Same(wrong, "class", branch.ClassName, want);
        Same(wrong, "entries", branch.Entries, want);
        foreach (var name in Integers)
        {
            Same(wrong, name, stored.GetInteger(name), want);
        }

        foreach (var name in Texts)
        {
            Same(wrong, name, stored.Get<string>(name) ?? "", want);
        }

        if (want.TryGetProperty("fCheckSum", out var checksum) && checksum.ValueKind == JsonValueKind.Number && unchecked((uint)checksum.GetInt64()) != unchecked((uint)stored.GetInteger("fCheckSum")))
        {
            wrong.Add($"fCheckSum {stored.GetInteger("fCheckSum")} for {checksum}");
        }

        CompareLeaves(wrong, branch, want);
        CompareBaskets(wrong, branch, want);
        tally.Fact($"{where} branch", wrong.Count == 0, () => string.Join(", ", wrong));
    }

    private static void CompareLeaves(List<string> wrong, RootBranch branch, JsonElement want)
    {
        if (!want.TryGetProperty("leaves", out var leaves) || leaves.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        if (leaves.GetArrayLength() != branch.Leaves.Count)
        {
            wrong.Add($"{branch.Leaves.Count} leaves for {leaves.GetArrayLength()}");
            return;
        }

        foreach (var (leaf, expected) in branch.Leaves.Zip(leaves.EnumerateArray()))
        {
            Same(wrong, "class", leaf.ClassName, expected);
            Same(wrong, "name", leaf.Name, expected);
            Same(wrong, "title", leaf.Title, expected);
            Same(wrong, "fLen", leaf.Length, expected);
            Same(wrong, "fLenType", leaf.ValueBytes, expected);
            Same(wrong, "fIsUnsigned", leaf.IsUnsigned, expected);
            var count = expected.TryGetProperty("count", out var counter) ? counter.GetString() : null;
            if (leaf.CountLeaf != count)
            {
                wrong.Add($"counter of leaf {leaf.CountLeaf ?? "none"} for {count ?? "none"}");
            }
        }
    }

    private void CompareBaskets(List<string> wrong, RootBranch branch, JsonElement want)
    {
        if (!want.TryGetProperty("baskets", out var number) || number.ValueKind != JsonValueKind.Number)
        {
            return;
        }

        try
        {
            var baskets = branch.Baskets;
            var embedded = baskets.Count(basket => basket.Embedded >= 0);

            // Baskets without entries, which lie in the tree's record only, hold nothing to read and are left out.
            // ROOT's own answers count those in the file apart.
            var empty = want.GetProperty("embedded").GetInt32() - embedded;
            var counted = baskets.Count - (want.TryGetProperty("checked_by", out _) ? embedded : 0);
            if (empty < 0 || (number.GetInt32() - counted != empty && number.GetInt32() != counted))
            {
                wrong.Add($"baskets {baskets.Count}, {embedded} of them embedded, for {number} and {want.GetProperty("embedded")}");
            }

            List<long> offsets = [baskets.Count > 0 ? baskets[0].FirstEntry : 0, .. baskets.Select(basket => basket.FirstEntry + basket.EntryCount)];
            if (want.TryGetProperty("entry_offsets", out var listed) && listed.ValueKind == JsonValueKind.Array
                && listed.EnumerateArray().Select(offset => offset.GetInt64()).Distinct().ToList() is var wanted && !offsets.Take(wanted.Count).SequenceEqual(wanted))
            {
                wrong.Add($"entry_offsets {string.Join(' ', offsets.Take(wanted.Count))} for {listed}");
            }

            if (want.TryGetProperty("codec0", out var codec) && codec.GetString() is not ['?', ..] && baskets.Count > 0 && baskets[0].Embedded < 0)
            {
                Same(wrong, "codec0", Codecs.Of(file, baskets[0].Seek, baskets[0].Bytes), want);
            }
        }
        catch (HepException e)
        {
            wrong.Add($"baskets: {e.Why ?? e.What}");
        }
    }

    // Answers made by ROOT have not all fields, those of old files not all members.
    private static void Same(List<string> wrong, string name, object have, JsonElement want)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{have}");
        if (want.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null && value.ToString() != text)
        {
            wrong.Add($"{name} {text} for {value}");
        }
    }
}
