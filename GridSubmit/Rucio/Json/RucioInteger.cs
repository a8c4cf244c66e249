using System.Text.Json;
using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Rucio.Json;

/// <summary>Integers, which sums of the server's database are written as floats: <c>"bytes": 869.0</c>. Above 2⁵³ those have lost digits.</summary>
internal sealed class RucioInteger : JsonConverter<long>
{
    public override long Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            if (reader.TryGetInt64(out var value))
            {
                return value;
            }

            var number = reader.GetDouble();
            if (number == Math.Floor(number) && Math.Abs(number) < 9.2e18)
            {
                return (long)number;
            }
        }

        throw new JsonException("a whole number shall stand here");
    }

    public override void Write(Utf8JsonWriter writer, long value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
