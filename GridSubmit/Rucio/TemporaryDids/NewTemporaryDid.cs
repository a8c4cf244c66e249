using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>A file that is to become part of another one.</summary>
/// <param name="Scope">Its scope.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rse">Where it lies.</param>
public sealed record NewTemporaryDid(string Scope, string Name, string Rse)
{
    /// <summary>Its size.</summary>
    public long? Bytes { get; init; }

    /// <summary>Its checksum, eight hexadecimal digits.</summary>
    [JsonPropertyName("adler32")]
    public string? Adler32 { get; init; }

    /// <summary>The other checksum.</summary>
    [JsonPropertyName("md5")]
    public string? Md5 { get; init; }

    /// <summary>Its number in the world.</summary>
    public string? Guid { get; init; }

    /// <summary>Events in it.</summary>
    public long? Events { get; init; }

    /// <summary>Its address; null at an RSE that makes addresses out of names.</summary>
    [JsonPropertyName("pfn")]
    public string? Address { get; init; }

    /// <summary>The scope of the file of which it becomes a part.</summary>
    public string? ParentScope { get; init; }

    /// <summary>The name of the file of which it becomes a part.</summary>
    public string? ParentName { get; init; }

    /// <summary>Which part of it.</summary>
    public long? Offset { get; init; }
}
