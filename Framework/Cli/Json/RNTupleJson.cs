using System.Text.Json;
using HepAnalysis.RootIO.RNTuples;

namespace HepAnalysis.Cli.Json;

/// <summary>What <c>hep inspect --json</c> prints of an RNTuple beside its clusters and columns: fields, sets of attributes, how it is stored.</summary>
internal static class RNTupleJson
{
    public static void Write(Utf8JsonWriter json, RNTuple ntuple)
    {
        json.WriteString("format", ntuple.Anchor.Version);
        json.WriteString("writer", ntuple.Writer);
        json.WriteString("description", ntuple.Description);
        json.WriteNumber("entries", ntuple.Entries);
        WriteFields(json, ntuple);
        json.WriteStartArray("attributeSets");
        foreach (var set in ntuple.AttributeSets)
        {
            json.WriteStartObject();
            json.WriteString("name", set.Name);
            json.WriteString("schema", $"{set.SchemaMajor}.{set.SchemaMinor}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteStorage(json, ntuple.ReadStorage());
    }

    private static void WriteFields(Utf8JsonWriter json, RNTuple ntuple)
    {
        json.WriteStartArray("fields");
        foreach (var field in ntuple.Schema.Fields)
        {
            json.WriteStartObject();
            json.WriteNumber("id", field.Id);
            json.WriteNumber("parent", field.Parent);
            json.WriteString("name", field.Name);
            json.WriteString("type", field.TypeName);
            json.WriteString("role", field.Role.ToString());
            json.WriteString("description", field.Description);
            if (field.Source is { } source)
            {
                json.WriteNumber("projects", source);
            }

            json.WriteStartArray("storedAs");
            foreach (var column in ntuple.Schema.ColumnsOf(field.Id))
            {
                json.WriteStringValue(ntuple.Schema.Columns[column].Type.ToString());
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStorage(Utf8JsonWriter json, RNTupleStorage storage)
    {
        json.WriteStartObject("storage");
        json.WriteNumber("bytes", storage.StoredBytes);
        json.WriteNumber("uncompressedBytes", storage.ContentBytes);
        json.WriteNumber("pages", storage.Pages);
        json.WriteNumber("sharedPages", storage.SharedPages);
        json.WriteNumber("pagesWithChecksum", storage.PagesWithChecksum);
        json.WriteStartArray("columns");
        foreach (var item in storage.Columns)
        {
            json.WriteStartObject();
            json.WriteNumber("field", item.Column.Field);
            json.WriteString("name", item.FieldName);
            json.WriteString("type", item.Column.Type.ToString());
            json.WriteNumber("bits", item.Column.Bits);
            json.WriteNumber("representation", item.Column.Representation);
            json.WriteBoolean("isDeferred", item.Column.IsDeferred);
            json.WriteNumber("elements", item.Elements);
            json.WriteNumber("pages", item.Pages);
            json.WriteNumber("bytes", item.StoredBytes);
            json.WriteNumber("uncompressedBytes", item.ContentBytes);
            json.WriteString("compression", string.Join(", ", item.Compressions));
            json.WriteNumber("clusters", item.Clusters);
            json.WriteNumber("suppressedClusters", item.SuppressedClusters);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
