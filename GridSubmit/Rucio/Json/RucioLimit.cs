using System.Text.Json;
using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Rucio.Json;

/// <summary>Bytes of a limit, which are -1 or Infinity where there is none: null here.</summary>
internal sealed class RucioLimit : JsonConverter<long?>
{
    private static readonly RucioQuotaBytes Inner = new();

    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Inner.Read(ref reader, typeToConvert, options) is >= 0 and var bytes ? bytes : null;

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options) => Inner.Write(writer, value, options);
}
