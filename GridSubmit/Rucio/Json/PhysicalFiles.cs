using System.Text.Json;
using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Rucio.Json;

/// <summary>The object <c>pfns</c> of a row of replicas: an address to what is known of it, in any order; sorted by priority here.</summary>
internal sealed class PhysicalFiles : JsonConverter<IReadOnlyList<PhysicalFile>>
{
    public override IReadOnlyList<PhysicalFile> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("pfns is no object");
        }

        var files = new List<PhysicalFile>(2);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var address = reader.GetString()!;
            reader.Read();
            files.Add(One(ref reader, address));
        }

        if (files.Count > 1)
        {
            files.Sort(static (a, b) => a.Priority.CompareTo(b.Priority));
        }

        return files;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<PhysicalFile> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var file in value)
        {
            writer.WriteStartObject(file.Address);
            writer.WriteString("rse", file.Rse);
            writer.WriteString("type", file.Type);
            writer.WriteString("domain", file.Domain);
            writer.WriteNumber("priority", file.Priority);
            writer.WriteBoolean("volatile", file.Volatile);
            writer.WriteBoolean("client_extract", file.ClientExtract);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static PhysicalFile One(ref Utf8JsonReader reader, string address)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("an address of pfns says nothing of its RSE");
        }

        string? rse = null, domain = null, type = null;
        var (priority, isVolatile, extract) = (int.MaxValue, false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("rse"u8))
            {
                reader.Read();
                rse = Known(ref reader);
            }
            else if (reader.ValueTextEquals("domain"u8))
            {
                reader.Read();
                domain = Known(ref reader);
            }
            else if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = Known(ref reader);
            }
            else if (reader.ValueTextEquals("priority"u8))
            {
                reader.Read();
                priority = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : int.MaxValue;
            }
            else if (reader.ValueTextEquals("volatile"u8))
            {
                reader.Read();
                isVolatile = reader.TokenType == JsonTokenType.True;
            }
            else if (reader.ValueTextEquals("client_extract"u8))
            {
                reader.Read();
                extract = reader.TokenType == JsonTokenType.True;
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return new PhysicalFile(address, rse ?? throw new JsonException("an address of pfns has no rse"), type ?? "DISK", domain, priority, isVolatile, extract);
    }

    // A million rows name a handful of RSEs.
    private static string? Known(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? KnownNames.Get(ref reader) : null;
}
