using System.Globalization;
using System.Text.Json;
using HepAnalysis.RootIO.RNTuples;
using HepAnalysis.RootIO.RNTuples.Metadata;

namespace HepAnalysis.RootReference.NTuples;

/// <summary>Compares what describes an RNTuple: anchor, names, schema, clusters, sets of attributes.</summary>
internal sealed class NTupleMetadataComparison(string where, RNTuple ntuple, ReferenceTally tally)
{
    public void Run(JsonElement want)
    {
        CompareAnchor(want.GetProperty("anchor"));
        Same("entries", ntuple.Entries, want, "entries");
        Same("name", ntuple.HeaderName, want, "name");
        Same("description", ntuple.Description, want, "description");
        Same("writer", ntuple.Writer, want, "writer");
        Same("header checksum", $"{ntuple.HeaderChecksum}", want, "header_checksum");
        Same("footer checksum", $"{ntuple.FooterChecksum}", want, "footer_checksum");

        // No feature is defined yet: what sets a flag is refused before it gets here.
        tally.Fact($"{where} feature flags", want.GetProperty("header_feature_flag").GetInt64() == 0 && want.GetProperty("footer_feature_flag").GetInt64() == 0, () => "none");
        CompareSchema(want);
        Same("fields of the header", ntuple.Schema.HeaderFields, want, "header_fields");
        Same("columns of the header", ntuple.Schema.HeaderColumns, want, "header_columns");
        Same("fields added later", ntuple.Schema.Fields.Count - ntuple.Schema.HeaderFields, want, "extension_fields");
        Same("columns added later", ntuple.Schema.Columns.Count - ntuple.Schema.HeaderColumns, want, "extension_columns");
        CompareAliases(want.GetProperty("alias_columns"));
        CompareExtraTypes(want.GetProperty("extra_type_infos"));
        CompareLinks(want.GetProperty("linked_attribute_sets"));
        CompareGroups(want.GetProperty("cluster_groups"));
        CompareClusters(want.GetProperty("clusters"));
        Same("clusters", ntuple.ClusterGroups.Sum(group => group.ClusterCount), want, "num_clusters");
    }

    public void CompareSchema(JsonElement want)
    {
        var fields = want.GetProperty("fields_schema").EnumerateArray().ToList();
        tally.Fact($"{where} fields", fields.Count == ntuple.Schema.Fields.Count, () => $"{ntuple.Schema.Fields.Count} for {fields.Count}");
        foreach (var (field, wanted) in ntuple.Schema.Fields.Zip(fields))
        {
            tally.Fact($"{where} field {field.Id}", Same(field, wanted), () => $"{field} for {wanted}");
        }

        var columns = want.GetProperty("columns_schema").EnumerateArray().ToList();
        tally.Fact($"{where} columns", columns.Count == ntuple.Schema.Columns.Count, () => $"{ntuple.Schema.Columns.Count} for {columns.Count}");
        foreach (var (column, wanted) in ntuple.Schema.Columns.Zip(columns))
        {
            tally.Fact($"{where} column {column.Id}", Same(column, wanted), () => $"{column} for {wanted}");
        }
    }

    // Clusters without entries hold nothing; of many, the answer has the first.
    public void CompareClusters(JsonElement want)
    {
        var found = ntuple.Clusters.All.Select(cluster => (cluster.FirstEntry, cluster.EntryCount)).ToList();
        var wanted = want.EnumerateArray().Select(cluster => (cluster[0].GetInt64(), cluster[1].GetInt64())).Where(cluster => cluster.Item2 > 0).Order().ToList();
        var all = ntuple.ClusterGroups.Sum(group => group.ClusterCount);
        var isCut = want.GetArrayLength() < all;
        tally.Fact($"{where} clusters", (isCut ? found.Take(wanted.Count) : found).SequenceEqual(wanted), () => $"{string.Join(' ', found)} for {want}");
    }

    private void CompareAnchor(JsonElement want)
    {
        var anchor = ntuple.Anchor;
        (string Name, long Value)[] members =
        [
            ("fVersionEpoch", anchor.Epoch), ("fVersionMajor", anchor.Major), ("fVersionMinor", anchor.Minor), ("fVersionPatch", anchor.Patch),
            ("fSeekHeader", anchor.SeekHeader), ("fNBytesHeader", anchor.StoredHeader), ("fLenHeader", anchor.HeaderLength),
            ("fSeekFooter", anchor.SeekFooter), ("fNBytesFooter", anchor.StoredFooter), ("fLenFooter", anchor.FooterLength), ("fMaxKeySize", anchor.MaxKeySize),
        ];
        foreach (var (name, value) in members)
        {
            Same(name, value, want, name);
        }
    }

    private void CompareAliases(JsonElement want)
    {
        var found = ntuple.Schema.AliasColumns.Select(alias => (alias.Column, alias.Field)).ToList();
        tally.Fact($"{where} alias columns", found.SequenceEqual(want.EnumerateArray().Select(alias => (alias[0].GetInt32(), alias[1].GetInt32()))), () => $"{string.Join(' ', found)} for {want}");
    }

    private void CompareExtraTypes(JsonElement want)
    {
        var found = ntuple.Schema.ExtraTypes.Select(type => (type.Kind, type.TypeVersion, type.TypeName, type.Content.Length)).ToList();
        tally.Fact($"{where} extra type information", found.SequenceEqual(want.EnumerateArray().Select(type => (
            type.GetProperty("content_id").GetInt64(), type.GetProperty("type_ver").GetInt64(), type.GetProperty("type_name").GetString()!, type.GetProperty("length").GetInt32()))), () => $"{string.Join(' ', found)} for {want}");
    }

    private void CompareLinks(JsonElement want)
    {
        var found = ntuple.AttributeSets.Select(link => (link.Name, link.SchemaMajor, link.SchemaMinor, link.Anchor.Offset, link.Anchor.Bytes, link.AnchorLength)).ToList();
        tally.Fact($"{where} sets of attributes", found.SequenceEqual(want.EnumerateArray().Select(link => (
            link.GetProperty("name").GetString()!, link.GetProperty("schema_version")[0].GetInt32(), link.GetProperty("schema_version")[1].GetInt32(),
            link.GetProperty("anchor")[0].GetInt64(), link.GetProperty("anchor")[1].GetInt64(), link.GetProperty("anchor")[2].GetInt64()))), () => $"{string.Join(' ', found)} for {want}");
    }

    private void CompareGroups(JsonElement want)
    {
        tally.Fact($"{where} cluster groups", ntuple.ClusterGroups.Count == want.GetArrayLength(), () => $"{ntuple.ClusterGroups.Count} for {want.GetArrayLength()}");
        foreach (var (group, wanted) in ntuple.ClusterGroups.Zip(want.EnumerateArray()))
        {
            Same("first entry of a cluster group", group.FirstEntry, wanted, "min_entry");
            Same("entries of a cluster group", group.EntryCount, wanted, "span");
            Same("clusters of a group", group.ClusterCount, wanted, "clusters");
            if (wanted.TryGetProperty("page_list", out var list))
            {
                long[] place = [group.PageList.Offset, group.PageList.Bytes, group.PageListLength];
                tally.Fact($"{where} page list", place.SequenceEqual(list.EnumerateArray().Select(value => value.GetInt64())), () => $"{string.Join(' ', place)} for {list}");
            }
        }
    }

    private static bool Same(RNTupleField field, JsonElement want) =>
        field.Id == want.GetProperty("id").GetInt32() && field.Name == want.GetProperty("name").GetString() && field.TypeName == want.GetProperty("type").GetString()
        && field.Parent == want.GetProperty("parent").GetInt32() && field.Flags == want.GetProperty("flags").GetInt32()
        && field.FieldVersion == want.GetProperty("field_version").GetInt64() && field.TypeVersion == want.GetProperty("type_version").GetInt64()
        && (Enum.IsDefined(field.Role) ? $"{field.Role}".ToUpperInvariant() : "UNKNOWN") == want.GetProperty("role").GetString()
        && field.TypeAlias == Text(want, "alias") && field.Description == Text(want, "desc")
        && field.ArraySize == Optional(want, "repetition") && field.Source == Optional(want, "source") && field.TypeChecksum == Optional(want, "checksum");

    private static bool Same(RNTupleColumn column, JsonElement want) =>
        column.Id == want.GetProperty("id").GetInt32()
        && (!Enum.IsDefined(column.Type) || $"{column.Type}".Equals(want.GetProperty("type").GetString(), StringComparison.OrdinalIgnoreCase))
        && column.Bits == want.GetProperty("bits").GetInt32() && column.Field == want.GetProperty("field").GetInt32()
        && column.Flags == want.GetProperty("flags").GetInt32() && column.Representation == want.GetProperty("repr").GetInt32()
        && (!want.TryGetProperty("range", out var range) || (column.Minimum == range[0].GetDouble() && column.Maximum == range[1].GetDouble()))
        && column.FirstElement == (want.GetProperty("first_element").TryGetInt64(out var first) ? first : unchecked((long)want.GetProperty("first_element").GetUInt64()));

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static long? Optional(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetInt64() : null;

    private void Same(string what, object have, JsonElement want, string name)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{have}");
        tally.Fact($"{where} {what}", text == want.GetProperty(name).ToString(), () => $"{text} for {want.GetProperty(name)}");
    }
}
