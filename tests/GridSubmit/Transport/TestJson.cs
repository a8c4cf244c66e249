using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Tests.Transport;

/// <summary>How lines of these tests are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(Row))]
internal sealed partial class TestJson : JsonSerializerContext;
