using System.Text.Json;
using HepAnalysis.Columns;
using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.RNTuples;
using HepAnalysis.RootReference.Digests;

namespace HepAnalysis.RootReference.NTuples;

/// <summary>Compares the RNTuples of a file with the answers beside it (FORMAT.md, MADE-RNTUPLE.md): what describes them, and every column.</summary>
/// <param name="answers">The answers.</param>
/// <param name="tally">What they are counted in.</param>
/// <param name="blockEntries">Entries that are read at a time.</param>
internal sealed class NTupleComparison(ReferenceAnswers answers, ReferenceTally tally, int blockEntries = NTupleComparison.BlockEntries)
{
    private const int BlockEntries = 10_000;

    public void Run(RootFile file)
    {
        foreach (var want in answers.List("rntuples"))
        {
            Compare(file, want);
        }
    }

    private void Compare(RootFile file, JsonElement want)
    {
        var name = want.GetProperty("path").GetString()!;
        var where = $"{answers.Label} {name}";
        RNTuple ntuple;
        try
        {
            ntuple = file.OpenRNTuple(name);
            _ = ntuple.ClusterBoundaries([]);
        }
        catch (RootIOException e)
        {
            tally.Fact($"{where} is refused", want.TryGetProperty("error", out _), () => $"{e.What}: {e.Why}");
            if (want.TryGetProperty("fields", out var lost))
            {
                tally.Unread("column", e.Why ?? e.What, where, lost.EnumerateArray().Sum(field => Columns(field).Count));
            }

            return;
        }

        if (want.TryGetProperty("error", out _))
        {
            // ROOT refuses what the specification wants ignored (unknown kinds of extra type information).
            var message = want.GetProperty("message").GetString()!;
            tally.Fact($"{where} is refused", message.Contains("extra type info", StringComparison.Ordinal), () => $"read, where ROOT says {message}");
            return;
        }

        new NTupleMetadataComparison(where, ntuple, tally).Run(want);
        new NTuplePageComparison(where, ntuple, tally).Run(want);
        CompareFields(where, ntuple, want.GetProperty("fields"));
        if (want.TryGetProperty("attribute_sets", out var sets))
        {
            foreach (var set in sets.EnumerateArray())
            {
                CompareAttributes(where, ntuple, set);
            }
        }
    }

    private void CompareAttributes(string where, RNTuple ntuple, JsonElement want)
    {
        var set = ntuple.OpenAttributeSet(want.GetProperty("name").GetString()!);
        var place = $"{where}/{set.HeaderName}";
        var metadata = new NTupleMetadataComparison(place, set, tally);
        metadata.CompareSchema(want);
        metadata.CompareClusters(want.GetProperty("clusters"));
        tally.Fact($"{place} entries", set.Entries == want.GetProperty("entries").GetInt64(), () => $"{set.Entries}");
        tally.Fact($"{place} name", set.HeaderName == want.GetProperty("ntuple_name").GetString() && set.Description == want.GetProperty("description").GetString(), () => $"{set.HeaderName} {set.Description}");
        tally.Fact($"{place} header checksum", $"{set.HeaderChecksum}" == want.GetProperty("header_checksum").GetString(), () => $"{set.HeaderChecksum}");
        CompareFields(place, set, want.GetProperty("fields"), "_userData.");
        var ranges = AttributeRanges.Read(set);
        tally.Fact($"{place} ranges", ranges.SequenceEqual(want.GetProperty("ranges").EnumerateArray().Select(range => (range[0].GetInt64(), range[1].GetInt64()))), () => string.Join(' ', ranges));
    }

    private void CompareFields(string where, RNTuple ntuple, JsonElement fields, string prefix = "")
    {
        var byName = ntuple.Columns.Select((column, index) => (column.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index, StringComparer.Ordinal);
        foreach (var field in fields.EnumerateArray())
        {
            var name = prefix + field.GetProperty("field").GetString()!;
            if (!field.TryGetProperty("columns", out _))
            {
                tally.Fact($"{where} {name} is refused", IsRefused(ntuple, byName, name, field), () => $"read, where ROOT cannot: {field}");
                continue;
            }

            CompareField($"{where} {name}", ntuple, byName.GetValueOrDefault(name, -1), name, field);
        }
    }

    private void CompareField(string where, RNTuple ntuple, int index, string name, JsonElement field)
    {
        var wanted = Columns(field);
        tally.Fact($"{where} entries", field.GetProperty("n").GetInt64() == ntuple.Entries, () => $"{ntuple.Entries} for {field.GetProperty("n")}");
        using var found = new ColumnSummaries(ColumnForm.OfField(field));
        try
        {
            using var reader = index >= 0 ? ntuple.OpenReader() : ntuple.OpenBytes(name);
            Read(reader, Math.Max(index, 0), ntuple.Entries, found);
        }
        catch (RootIOException e)
        {
            tally.Unread("column", ntuple.Unreadable.TryGetValue(name, out var reason) ? reason : e.Why ?? e.What, where, wanted.Count);
            return;
        }

        ColumnComparison.Compare(tally, where, found, wanted);
    }

    private bool IsRefused(RNTuple ntuple, Dictionary<string, int> byName, string name, JsonElement field)
    {
        if (!byName.TryGetValue(name, out var index))
        {
            return ntuple.Unreadable.ContainsKey(name);
        }

        try
        {
            using var reader = ntuple.OpenReader();
            using var found = new ColumnSummaries(ColumnForm.OfField(field));
            Read(reader, index, ntuple.Entries, found);
            return false;
        }
        catch (RootIOException)
        {
            return true;
        }
    }

    private static List<JsonElement> Columns(JsonElement field) => field.TryGetProperty("columns", out var columns) ? [.. columns.EnumerateArray()] : [];

    private void Read(IColumnReader reader, int column, long entries, ColumnSummaries found)
    {
        reader.BeginTask(0, entries);
        for (var first = 0L; first < entries || first == 0; first += blockEntries)
        {
            found.Add("", reader.Read(column, first, (int)Math.Min(blockEntries, entries - first)));
        }
    }
}
