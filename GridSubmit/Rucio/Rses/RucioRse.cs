using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>A storage element. A list by an expression gives names only: what nothing was said of is null.</summary>
public sealed record RucioRse
{
    /// <summary>Its name.</summary>
    [JsonPropertyName("rse")]
    public required string Name { get; init; }

    /// <summary>Its number: 32 hexadecimal digits.</summary>
    public string? Id { get; init; }

    /// <summary>What it keeps files on.</summary>
    public RseType? RseType { get; init; }

    /// <summary>Whether it can be read from.</summary>
    public bool? AvailabilityRead { get; init; }

    /// <summary>Whether it can be written to.</summary>
    public bool? AvailabilityWrite { get; init; }

    /// <summary>Whether files on it can be deleted.</summary>
    public bool? AvailabilityDelete { get; init; }

    /// <summary>Whether names say where files are.</summary>
    public bool? Deterministic { get; init; }

    /// <summary>Whether files may vanish.</summary>
    public bool? Volatile { get; init; }

    /// <summary>Whether files are only passing through.</summary>
    public bool? StagingArea { get; init; }

    /// <summary>Whether checksums are compared after transfers.</summary>
    public bool? VerifyChecksum { get; init; }

    /// <summary>How names become paths: <c>hash</c>, <c>identity</c>, a rule of the experiment's.</summary>
    [JsonPropertyName("lfn2pfn_algorithm")]
    public string? PathAlgorithm { get; init; }

    /// <summary>Networks from which it can be reached: <c>lan</c>, <c>wan</c>.</summary>
    public IReadOnlyList<string>? Domain { get; init; }

    /// <summary>How it can be reached, in no certain order: see <see cref="RucioRses.GetProtocolsAsync"/>.</summary>
    public IReadOnlyList<RseProtocol>? Protocols { get; init; }

    /// <summary>Who signs addresses for it, as <c>s3</c>, <c>gcs</c>.</summary>
    public string? SignUrl { get; init; }

    /// <summary>The class of its service.</summary>
    public string? QosClass { get; init; }

    /// <summary>The country.</summary>
    public string? CountryName { get; init; }

    /// <summary>Degrees north.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east.</summary>
    public double? Longitude { get; init; }

    /// <summary>The continent, two letters.</summary>
    public string? Continent { get; init; }

    /// <summary>The city.</summary>
    public string? City { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
