using System.Text.Json;
using HepAnalysis.Columns;
using HepAnalysis.EventLoop;

namespace HepAnalysis.Cli.Json;

/// <summary>The JSON of <c>hep modules</c>.</summary>
internal static class ModulesJson
{
    public static void Write(Utf8JsonWriter writer, IEnumerable<ModuleDescription> modules)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("modules");
        foreach (var module in modules)
        {
            writer.WriteStartObject();
            writer.WriteString("name", module.Kind);
            writer.WriteString("summary", module.Summary);
            writer.WriteString("origin", module.Origin);
            writer.WriteStartArray("options");
            foreach (var option in module.Options)
            {
                writer.WriteStartObject();
                writer.WriteString("name", option.Name);
                writer.WriteString("type", option.Type);
                writer.WriteString("description", option.Description);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("reads");
            foreach (var column in module.Reads)
            {
                writer.WriteStringValue(column);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("writes");
            foreach (var column in module.Writes)
            {
                writer.WriteStartObject();
                writer.WriteString("name", column.Name);
                writer.WriteString("type", column.Kind.Name());
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
