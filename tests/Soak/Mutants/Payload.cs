using HepAnalysis.RootIO.Compression;
using HepAnalysis.Storage;

namespace HepAnalysis.Soak.Mutants;

/// <summary>Damages what a record holds behind its compression, and packs it again into the room that it had.</summary>
internal static class Payload
{
    // At a higher level than most writers use: what grows by the damage still fits more often than not.
    private static readonly CompressionSetting[] Small = [CompressionSetting.Parse("zlib:9"), CompressionSetting.Parse("zstd:9")];

    /// <summary>The whole file with the record's payload damaged; null where it cannot be packed into its room again.</summary>
    public static byte[]? Damage(byte[] original, FileRecord record, Func<byte[], byte[]> damage)
    {
        var stored = original.AsSpan(record.Begin + record.KeyBytes, record.Bytes - record.KeyBytes);
        var payload = record.IsCompressed ? Unpack(stored, record.ObjectBytes) : stored[..Math.Min(record.ObjectBytes, stored.Length)].ToArray();
        if (payload is null)
        {
            return null;
        }

        // A shorter payload would be one whose length is wrong, which is another kind of damage.
        var damaged = new byte[payload.Length];
        var mutant = damage(payload);
        mutant.AsSpan(0, Math.Min(mutant.Length, damaged.Length)).CopyTo(damaged);
        var file = (byte[])original.Clone();
        var room = file.AsSpan(record.Begin + record.KeyBytes, stored.Length);
        if (!record.IsCompressed)
        {
            damaged.CopyTo(room);
            return file;
        }

        var packed = new byte[damaged.Length];
        foreach (var setting in Small)
        {
            using var compressor = new RootCompressor(setting);
            var length = compressor.Compress(damaged, packed);
            if (length > 0 && length <= room.Length)
            {
                packed.AsSpan(0, length).CopyTo(room);
                return file;
            }
        }

        return null;
    }

    private static byte[]? Unpack(ReadOnlySpan<byte> stored, int length)
    {
        var payload = new byte[length];
        using var decompressor = new RootDecompressor();
        try
        {
            decompressor.Decompress(stored, payload, new PayloadPlace("original", "record", 0));
            return payload;
        }
        catch (HepException)
        {
            // Not every file here is whole, and not every record between keys is one of a payload.
            return null;
        }
    }
}
