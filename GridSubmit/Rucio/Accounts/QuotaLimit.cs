using System.Text.Json;
using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio.Accounts;

/// <summary>Bytes of a limit that stands by itself; null: no limit.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct QuotaLimit(long? Bytes)
{
    internal sealed class Converter : JsonConverter<QuotaLimit>
    {
        private static readonly RucioLimit Inner = new();

        public override bool HandleNull => true;

        public override QuotaLimit Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(Inner.Read(ref reader, typeof(long?), options));

        public override void Write(Utf8JsonWriter writer, QuotaLimit value, JsonSerializerOptions options) => Inner.Write(writer, value.Bytes, options);
    }
}
