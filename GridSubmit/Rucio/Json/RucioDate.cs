using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Rucio.Json;

/// <summary>Dates as the server writes them: <c>Sun, 22 Nov 2026 08:34:13 UTC</c>, ISO without a zone (which is UTC), or seconds since 1970.</summary>
internal sealed class RucioDate : JsonConverter<DateTimeOffset>
{
    /// <summary>Reads a date; false where it is none.</summary>
    public static bool TryParse(string? text, out DateTimeOffset date)
    {
        const DateTimeStyles Universal = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, "ddd, dd MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture, Universal, out date)
            || (text?.Contains('-', StringComparison.Ordinal) == true && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Universal, out date)))
        {
            return true;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 1e11)
        {
            date = DateTimeOffset.UnixEpoch.AddSeconds(seconds);
            return true;
        }

        return DateTimeOffset.TryParseExact(text, "R", CultureInfo.InvariantCulture, Universal, out date);
    }

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.Number ? reader.GetDouble().ToString("R", CultureInfo.InvariantCulture) : reader.GetString();
        return TryParse(text, out var date) ? date : throw new JsonException($"'{text}' is no date");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
}
