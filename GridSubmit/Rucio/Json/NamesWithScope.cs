using System.Text.Json;
using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Rucio.Json;

/// <summary>A list of names as <c>scope:name</c>.</summary>
internal sealed class NamesWithScope : JsonConverter<IReadOnlyList<DataIdentifier>>
{
    public override IReadOnlyList<DataIdentifier> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("a list of names shall stand here");
        }

        var names = new List<DataIdentifier>();
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            names.Add(reader.GetString()!.Split(':', 2) is [var scope, var name] ? new DataIdentifier(scope, name) : throw new JsonException("a name shall have a scope"));
        }

        return reader.TokenType == JsonTokenType.EndArray ? names : throw new JsonException("a name shall stand here");
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<DataIdentifier> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var name in value)
        {
            writer.WriteStringValue(name.ToString());
        }

        writer.WriteEndArray();
    }
}
