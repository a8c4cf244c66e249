using System.Globalization;
using System.Text.Json;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.Cli.Json;

/// <summary>An object of any class with all its members; docs/json.md describes it.</summary>
internal static class ObjectJson
{
    // JSON may nest a thousand deep, and an object takes three levels of it; deeper ones are named and not shown.
    private const int DeepestObject = 250;

    public static void Write(Utf8JsonWriter json, RootObject value) =>
        WriteObject(json, value, new Dictionary<RootObject, int>(ReferenceEqualityComparer.Instance), 0);

    private static void WriteObject(Utf8JsonWriter json, RootObject value, Dictionary<RootObject, int> met, int depth)
    {
        json.WriteStartObject();
        if (met.TryGetValue(value, out var number))
        {
            json.WriteNumber("reference", number);
            json.WriteEndObject();
            return;
        }

        json.WriteNumber("number", met.Count);
        met.Add(value, met.Count);
        json.WriteString("class", value.ClassName);
        json.WriteNumber("version", value.Version);
        if (value.Unread is { } unread)
        {
            json.WriteString("unread", unread);
        }

        if (depth > DeepestObject)
        {
            json.WriteString("cut", "objects within objects, too deep for JSON");
            json.WriteEndObject();
            return;
        }

        json.WriteStartObject("members");
        foreach (var (name, member) in value.Members)
        {
            json.WritePropertyName(name);
            WriteValue(json, member, met, depth + 1);
        }

        json.WriteEndObject();
        if (value.Items.Count > 0)
        {
            json.WriteStartArray("items");
            foreach (var item in value.Items)
            {
                WriteValue(json, item, met, depth + 1);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        JsonOutput.Pass(json);
    }

    private static void WriteValue(Utf8JsonWriter json, object? value, Dictionary<RootObject, int> met, int depth)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case RootObject inner:
                WriteObject(json, inner, met, depth);
                break;
            case KeyValuePair<object?, object?> pair:
                json.WriteStartArray();
                WriteValue(json, pair.Key, met, depth);
                WriteValue(json, pair.Value, met, depth);
                json.WriteEndArray();
                break;
            case Array array:
                json.WriteStartArray();
                foreach (var item in array)
                {
                    WriteValue(json, item, met, depth);
                }

                json.WriteEndArray();
                break;
            case float number when float.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case float or double:
                json.WriteStringValue(NonFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)));
                break;
            case ulong number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static string NonFinite(double number) => double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
}
