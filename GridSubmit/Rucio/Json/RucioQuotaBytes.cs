using System.Text.Json;
using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Rucio.Json;

/// <summary>Bytes of a quota, which are Infinity where there is no limit: null here.</summary>
internal sealed class RucioQuotaBytes : JsonConverter<long?>
{
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? reader.ValueTextEquals("Infinity"u8) ? null : throw new JsonException("bytes or Infinity shall stand here")
            : reader.TokenType == JsonTokenType.Null ? null
            : new RucioInteger().Read(ref reader, typeof(long), options);

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options)
    {
        if (value is { } bytes)
        {
            writer.WriteNumberValue(bytes);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
