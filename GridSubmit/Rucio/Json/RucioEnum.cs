using System.Text.Json;
using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Rucio.Json;

/// <summary>Names of states as the server writes them, <c>WAITING_APPROVAL</c>; one that a later server has invented is the value 0, Unknown.</summary>
internal sealed class RucioEnum<T> : JsonConverter<T> where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("a name shall stand here");
        return text.Length > 0 && char.IsAsciiLetter(text[0]) && Enum.TryParse<T>(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var value) ? value : default;
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString()));
}
