using System.Text.Json.Serialization;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>A file of a dataset or container.</summary>
/// <param name="Scope">Its scope.</param>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its size; null where nobody has said it.</param>
/// <param name="Adler32">Checksum, eight hexadecimal digits.</param>
/// <param name="Guid">Its number in the world, 32 hexadecimal digits in upper case.</param>
/// <param name="Events">Events in it.</param>
/// <param name="LumiBlockNumber">Its luminosity block; null where it was not asked for, or nobody has said it.</param>
public sealed record RucioFile(
    string Scope, string Name, long? Bytes, string? Adler32, string? Guid, long? Events, [property: JsonPropertyName("lumiblocknr")] long? LumiBlockNumber)
{
    /// <summary>Scope and name.</summary>
    public DataIdentifier Did => new(Scope, Name);
}
