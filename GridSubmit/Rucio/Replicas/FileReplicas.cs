using System.Text.Json.Serialization;
using HepAnalysis.GridSubmit.Rucio.Json;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>A file and where it lies.</summary>
/// <param name="Scope">Its scope.</param>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Adler32">Checksum, eight hexadecimal digits; null where it is not known.</param>
/// <param name="Md5">Checksum; null where it is not known.</param>
/// <param name="Places">Its addresses, the best first. None: no replica that fits what was asked for, or a fault of the server, which nothing marks.</param>
/// <param name="States">State of the replica at each RSE: AVAILABLE, UNAVAILABLE, COPYING, BAD …</param>
public sealed record FileReplicas(
    string Scope, string Name, long? Bytes, string? Adler32, string? Md5,
    [property: JsonPropertyName("pfns"), JsonConverter(typeof(PhysicalFiles))] IReadOnlyList<PhysicalFile> Places,
    IReadOnlyDictionary<string, string>? States)
{
    /// <summary>The datasets and containers that hold it, near and far; null where they were not asked for.</summary>
    [JsonConverter(typeof(NamesWithScope))]
    public IReadOnlyList<DataIdentifier>? Parents { get; init; }

    /// <summary>Scope and name.</summary>
    public DataIdentifier Did => new(Scope, Name);
}
