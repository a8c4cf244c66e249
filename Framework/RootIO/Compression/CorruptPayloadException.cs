using HepAnalysis.Storage;

namespace HepAnalysis.RootIO.Compression;

/// <summary>A compressed payload that does not become what its header says.</summary>
public sealed class CorruptPayloadException : RootIOException
{
    /// <param name="codec">What the block was to be decompressed with.</param>
    /// <param name="where">File, object, byte offset.</param>
    /// <param name="why">What is wrong, with the values found.</param>
    public CorruptPayloadException(string codec, string where, string why)
        : base(
            ErrorKind.Input,
            $"a payload could not be decompressed ({codec})",
            where,
            why,
            "the file is damaged there: compare its size and checksum with the original, copy it again")
    {
        Codec = codec;
    }

    /// <summary>The codec that the block named.</summary>
    public string Codec { get; }
}
