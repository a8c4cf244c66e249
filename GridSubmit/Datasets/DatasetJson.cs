using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Datasets;

/// <summary>How listings are kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CachedDataset))]
internal sealed partial class DatasetJson : JsonSerializerContext;
