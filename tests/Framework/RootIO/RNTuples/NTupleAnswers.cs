using System.IO.Compression;
using System.Text.Json;
using HepAnalysis.Columns;
using HepAnalysis.Columns.Digest;
using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.RNTuples;
using HepAnalysis.RootIO.RNTuples.Metadata;

namespace HepAnalysis.Framework.Tests.RootIO.RNTuples;

/// <summary>Compares the RNTuples of a file with the answers beside it (FORMAT.md, MADE-RNTUPLE.md).</summary>
internal sealed class NTupleAnswers(int blockEntries)
{
    private readonly List<string> failures = [];

    public int Matched { get; private set; }

    public IReadOnlyList<string> Failures => failures;

    public void Compare(string path)
    {
        using var stream = new GZipStream(File.OpenRead(path + ".json.gz"), CompressionMode.Decompress);
        using var answers = JsonDocument.Parse(stream);
        if (answers.RootElement.TryGetProperty("rntuples", out var list) && list.GetArrayLength() > 0)
        {
            using var file = RootFile.Open(path);
            foreach (var answer in list.EnumerateArray())
            {
                Compare(file, answer);
            }
        }
    }

    private void Compare(RootFile file, JsonElement answer)
    {
        var name = answer.GetProperty("path").GetString()!;
        var where = $"{Path.GetFileName(file.Name)}:{name}";
        RNTuple ntuple;
        try
        {
            ntuple = file.OpenRNTuple(name);
            _ = ntuple.ClusterBoundaries([]);
        }
        catch (RootIOException e)
        {
            Check(where, answer.TryGetProperty("error", out _), $"refused: {e.Message}");
            return;
        }

        if (answer.TryGetProperty("error", out var error))
        {
            // ROOT refuses what the specification wants ignored (unknown kinds of extra type information).
            Check(where, answer.GetProperty("message").GetString()!.Contains("extra type info", StringComparison.Ordinal), $"read, where ROOT says {error}: {answer.GetProperty("message")}");
            return;
        }

        CompareMetadata(where, ntuple, answer);
        CompareFields(where, ntuple, answer.GetProperty("fields"));
        if (answer.TryGetProperty("attribute_sets", out var sets))
        {
            foreach (var set in sets.EnumerateArray())
            {
                var attributes = ntuple.OpenAttributeSet(set.GetProperty("name").GetString()!);
                Check(where, attributes.Entries == set.GetProperty("entries").GetInt64(), $"{attributes.Name} has {attributes.Entries} entries");
                CompareFields($"{where}/{attributes.Path}", attributes, set.GetProperty("fields"), "_userData.");
            }
        }
    }

    private void CompareMetadata(string where, RNTuple ntuple, JsonElement answer)
    {
        var anchor = answer.GetProperty("anchor");
        (string Key, long Value)[] members =
        [
            ("fVersionEpoch", ntuple.Anchor.Epoch), ("fVersionMajor", ntuple.Anchor.Major), ("fVersionMinor", ntuple.Anchor.Minor), ("fVersionPatch", ntuple.Anchor.Patch),
            ("fSeekHeader", ntuple.Anchor.SeekHeader), ("fNBytesHeader", ntuple.Anchor.StoredHeader), ("fLenHeader", ntuple.Anchor.HeaderLength),
            ("fSeekFooter", ntuple.Anchor.SeekFooter), ("fNBytesFooter", ntuple.Anchor.StoredFooter), ("fLenFooter", ntuple.Anchor.FooterLength), ("fMaxKeySize", ntuple.Anchor.MaxKeySize),
        ];
        Check(where, members.All(member => anchor.GetProperty(member.Key).GetInt64() == member.Value), $"anchor {ntuple.Anchor}");
        Check(where, ntuple.Entries == answer.GetProperty("entries").GetInt64(), $"{ntuple.Entries} entries");
        Check(where, ntuple.HeaderName == answer.GetProperty("name").GetString() && ntuple.Description == answer.GetProperty("description").GetString() && ntuple.Writer == answer.GetProperty("writer").GetString(), "name, description, writer");
        Check(where, $"{ntuple.HeaderChecksum}" == answer.GetProperty("header_checksum").GetString() && $"{ntuple.FooterChecksum}" == answer.GetProperty("footer_checksum").GetString(), "checksums");
        var fields = answer.GetProperty("fields_schema").EnumerateArray().ToList();
        Check(where, fields.Count == ntuple.Schema.Fields.Count, $"{ntuple.Schema.Fields.Count} fields, {fields.Count} are right");
        foreach (var (field, wanted) in ntuple.Schema.Fields.Zip(fields))
        {
            Check(where, Same(field, wanted), $"field {field}, right is {wanted}");
        }

        var columns = answer.GetProperty("columns_schema").EnumerateArray().ToList();
        Check(where, columns.Count == ntuple.Schema.Columns.Count, $"{ntuple.Schema.Columns.Count} columns, {columns.Count} are right");
        foreach (var (column, wanted) in ntuple.Schema.Columns.Zip(columns))
        {
            Check(where, Same(column, wanted), $"column {column}, right is {wanted}");
        }

        Check(where, ntuple.Schema.HeaderFields == answer.GetProperty("header_fields").GetInt32() && ntuple.Schema.HeaderColumns == answer.GetProperty("header_columns").GetInt32(), "fields and columns of the header");
        Check(where, ntuple.Schema.AliasColumns.Count == answer.GetProperty("alias_columns").GetArrayLength(), "alias columns");
        Check(where, ntuple.Schema.ExtraTypes.Count == answer.GetProperty("extra_type_infos").GetArrayLength(), "extra type information");
        Check(where, ntuple.ClusterGroups.Select(group => (group.FirstEntry, group.EntryCount, group.ClusterCount)).SequenceEqual(answer.GetProperty("cluster_groups").EnumerateArray()
            .Select(group => (group.GetProperty("min_entry").GetInt64(), group.GetProperty("span").GetInt64(), group.GetProperty("clusters").GetInt32()))), "cluster groups");
        var given = answer.GetProperty("clusters");
        if (given.GetArrayLength() < answer.GetProperty("num_clusters").GetInt32())
        {
            Check(where, ntuple.ClusterBoundaries([]).Take(given.GetArrayLength()).SequenceEqual(given.EnumerateArray().Select(cluster => cluster[0].GetInt64())), "the first clusters");
            return;
        }

        var starts = given.EnumerateArray().Where(cluster => cluster[1].GetInt64() > 0).Select(cluster => cluster[0].GetInt64()).Order().DefaultIfEmpty(0).ToList();
        Check(where, ntuple.ClusterBoundaries([]).SequenceEqual(ntuple.Entries > 0 ? [.. starts, ntuple.Entries] : starts), "clusters");
    }

    private static bool Same(RNTupleField field, JsonElement wanted) =>
        field.Name == wanted.GetProperty("name").GetString() && field.TypeName == wanted.GetProperty("type").GetString()
        && field.Parent == wanted.GetProperty("parent").GetInt32() && field.Flags == wanted.GetProperty("flags").GetInt32()
        && field.FieldVersion == wanted.GetProperty("field_version").GetInt64() && field.TypeVersion == wanted.GetProperty("type_version").GetInt64()
        && (Enum.IsDefined(field.Role) ? $"{field.Role}".ToUpperInvariant() : "UNKNOWN") == wanted.GetProperty("role").GetString()
        && field.ArraySize == Optional(wanted, "repetition") && field.Source == Optional(wanted, "source") && field.TypeChecksum == Optional(wanted, "checksum");

    private static bool Same(RNTupleColumn column, JsonElement wanted) =>
        (!Enum.IsDefined(column.Type) || $"{column.Type}".Equals(wanted.GetProperty("type").GetString(), StringComparison.OrdinalIgnoreCase))
        && column.Bits == wanted.GetProperty("bits").GetInt32() && column.Field == wanted.GetProperty("field").GetInt32()
        && column.Flags == wanted.GetProperty("flags").GetInt32() && column.Representation == wanted.GetProperty("repr").GetInt32()
        && unchecked((ulong)column.FirstElement) == unchecked((ulong)(wanted.GetProperty("first_element").TryGetInt64(out var first) ? first : (long)wanted.GetProperty("first_element").GetUInt64()));

    private static long? Optional(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetInt64() : null;

    private void CompareFields(string where, RNTuple ntuple, JsonElement fields, string prefix = "")
    {
        var byName = ntuple.Columns.Select((column, index) => (column.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index, StringComparer.Ordinal);
        foreach (var field in fields.EnumerateArray())
        {
            var name = prefix + field.GetProperty("field").GetString()!;
            var place = $"{where} {name}";
            if (!field.TryGetProperty("columns", out var columns))
            {
                Check(place, IsRefused(ntuple, byName, name), $"read, where ROOT cannot: {field}");
                continue;
            }

            var counts = OtherKind(field, columns);
            try
            {
                using var reader = byName.TryGetValue(name, out var index) ? ntuple.OpenReader() : ntuple.OpenBytes(name);
                CompareColumns(place, Digests(reader, ntuple, byName.GetValueOrDefault(name), counts), columns);
            }
            catch (RootIOException e)
            {
                failures.Add($"{place}: {ntuple.Unreadable.GetValueOrDefault(name)} {e.Message}");
            }
        }
    }

    // uproot gives counts as int64, and doubles that are stored with fewer bits as float32.
    private static NumberKind? OtherKind(JsonElement field, JsonElement columns) =>
        !field.TryGetProperty("typename", out var type) || !columns[0].TryGetProperty("dtype", out var dtype) ? null
            : (type.GetString(), dtype.GetString()) switch
            {
                ("double", "float32") => NumberKind.Float32,
                (['R', 'O', 'O', 'T', ':', ':', 'R', 'N', 'T', 'u', 'p', 'l', 'e', 'C', ..], "int64") => NumberKind.Int64,
                _ => null,
            };

    private bool IsRefused(RNTuple ntuple, Dictionary<string, int> byName, string name)
    {
        if (!byName.TryGetValue(name, out var index))
        {
            return ntuple.Unreadable.ContainsKey(name);
        }

        try
        {
            using var reader = ntuple.OpenReader();
            _ = Digests(reader, ntuple, index, null);
            return false;
        }
        catch (RootIOException)
        {
            return true;
        }
    }

    private Dictionary<(string Path, string Kind), ColumnDigest> Digests(IColumnReader reader, RNTuple ntuple, int index, NumberKind? counts)
    {
        ColumnDigester? digester = null;
        ColumnDigester? lengths = null;
        reader.BeginTask(0, ntuple.Entries);
        for (var first = 0L; first < ntuple.Entries || digester is null; first += blockEntries)
        {
            var column = reader.Read(index, first, (int)Math.Min(blockEntries, ntuple.Entries - first));
            var form = ReferenceForm.Of(column, counts);
            (digester ??= new(form.ItemType)).Add(form);
            form = ReferenceForm.Lengths(form);
            (lengths ??= new(form.ItemType)).Add(form);
        }

        var found = digester.Finish().ToDictionary(digest => (digest.Path, digest.Kind));
        foreach (var digest in lengths!.Finish().Where(digest => digest.Kind == "list" && found.ContainsKey((digest.Path[..^2], "string"))))
        {
            found[(digest.Path[..^2], "lengths")] = digest;
        }

        digester.Dispose();
        lengths.Dispose();
        return found;
    }

    private void CompareColumns(string where, Dictionary<(string Path, string Kind), ColumnDigest> found, JsonElement columns)
    {
        foreach (var column in columns.EnumerateArray())
        {
            var path = column.GetProperty("path").GetString()!;
            var kind = column.GetProperty("kind").GetString()!;
            var count = column.GetProperty("count").GetInt64();
            if (!found.TryGetValue((path, kind == "bytes" ? "string" : kind), out var digest))
            {
                Check(where, count == 0, $"{kind} at '{path}' is not there; there are {string.Join(" ", found.Keys)}");
                continue;
            }

            var isSame = digest.Count == count && (!column.TryGetProperty("sha256", out var sha) || sha.GetString() == digest.Sha256)
                && (!column.TryGetProperty("dtype", out var dtype) || dtype.GetString() == digest.ValueType)
                && (!column.TryGetProperty("lengths_sha256", out var lengths) || lengths.GetString() == found[(path, "lengths")].Sha256);
            Check(where, isSame, $"{digest}, right is {column}");
        }
    }

    private void Check(string where, bool isRight, string what)
    {
        if (isRight)
        {
            Matched++;
        }
        else
        {
            failures.Add($"{where}: {what}");
        }
    }
}
