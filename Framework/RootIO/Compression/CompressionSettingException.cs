using HepAnalysis.Storage;

namespace HepAnalysis.RootIO.Compression;

/// <summary>A compression setting that cannot be meant.</summary>
public sealed class CompressionSettingException : RootIOException
{
    /// <param name="text">What was given.</param>
    /// <param name="why">What is wrong with it.</param>
    public CompressionSettingException(string text, string why)
        : base(
            ErrorKind.Configuration,
            $"'{text}' is no compression",
            null,
            why,
            "none, zlib, lz4, zstd or lzma, with a level from 1 to 9 if wanted (zstd:5), or ROOT's number (505)")
    {
    }
}
