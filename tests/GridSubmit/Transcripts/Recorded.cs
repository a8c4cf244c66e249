using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Tests.Transcripts;

/// <summary>Compares what the client gives with the recorded JSON, property by property, without the client's own reader.</summary>
internal static class Recorded
{
    /// <summary>The differences; none where all is the same.</summary>
    public static IEnumerable<string> Differences(object? value, JsonNode? json, string place = "$")
    {
        if (value is null || json is null)
        {
            // What has no limit is Infinity to the server and null here.
            return value is null && (json is null || json.ToJsonString() == "\"Infinity\"") ? [] : [$"{place}: {value ?? "null"} for {json?.ToJsonString() ?? "null"}"];
        }

        return value switch
        {
            JsonNode node => Compare(JsonNode.DeepEquals(node, json), value, json, place),
            JsonElement element => Compare(JsonNode.DeepEquals(JsonNode.Parse(element.GetRawText()), json), value, json, place),
            string text => Compare(json.GetValueKind() == JsonValueKind.String && json.GetValue<string>() == text, value, json, place),
            bool truth => Compare(json.GetValueKind() == (truth ? JsonValueKind.True : JsonValueKind.False), value, json, place),
            int or long => Compare(decimal.TryParse(json.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == Convert.ToDecimal(value, CultureInfo.InvariantCulture), value, json, place),
            double real => Compare(json.GetValueKind() == JsonValueKind.Number && json.GetValue<double>() == real, value, json, place),
            DateTimeOffset date => Compare(Date(json.GetValue<string>()) == date, value, json, place),
            Enum name => Compare(string.Equals(json.GetValue<string>().Replace("_", "", StringComparison.Ordinal), name.ToString(), StringComparison.OrdinalIgnoreCase), value, json, place),
            DataIdentifier did => Compare(json.GetValueKind() == JsonValueKind.String && json.GetValue<string>() == did.ToString(), value, json, place),
            IDictionary map => Members(map, json.AsObject(), place),
            IReadOnlyList<PhysicalFile> places => Places(places, json.AsObject(), place),
            IEnumerable list => Items([.. list], json.AsArray(), place),
            _ => Properties(value, json.AsObject(), place),
        };
    }

    private static string[] Compare(bool isSame, object value, JsonNode json, string place) => isSame ? [] : [$"{place}: {value} for {json.ToJsonString()}"];

    private static IEnumerable<string> Properties(object value, JsonObject json, string place) =>
        from property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.GetCustomAttribute<JsonIgnoreAttribute>() is null
        where property.PropertyType != typeof(DataIdentifier)
        let name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)
        from difference in Differences(property.GetValue(value), json[name], $"{place}.{name}")
        select difference;

    private static IEnumerable<string> Members(IDictionary map, JsonObject json, string place) =>
        map.Count != json.Count ? [$"{place}: {map.Count} for {json.Count} members"]
            : from object key in map.Keys
              from difference in Differences(map[key], json[(string)key], $"{place}.{key}")
              select difference;

    private static IEnumerable<string> Items(IReadOnlyList<object?> list, JsonArray json, string place) =>
        list.Count != json.Count ? [$"{place}: {list.Count} for {json.Count} items"]
            : list.Zip(json).SelectMany((pair, index) => Differences(pair.First, pair.Second, $"{place}[{index}]"));

    // An object keyed by address to the server; a list, the best first, here.
    private static IEnumerable<string> Places(IReadOnlyList<PhysicalFile> places, JsonObject json, string place) =>
        places.Count != json.Count ? [$"{place}: {places.Count} for {json.Count} addresses"]
            : !places.Select(file => file.Priority).SequenceEqual(places.Select(file => file.Priority).Order()) ? [$"{place}: not sorted"]
            : from file in places
              from difference in Differences(file with { Address = "" }, With(json[file.Address], "address", ""), $"{place}.{file.Address}")
              select difference;

    private static JsonNode? With(JsonNode? json, string name, string value)
    {
        var copy = json?.DeepClone();
        copy?[name] = value;
        return copy;
    }

    private static DateTimeOffset Date(string text) => text.EndsWith(" UTC", StringComparison.Ordinal)
        ? DateTimeOffset.ParseExact(text[..^4] + " GMT", "R", CultureInfo.InvariantCulture)
        : DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
