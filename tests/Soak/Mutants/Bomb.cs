using System.Buffers.Binary;
using HepAnalysis.RootIO.Compression;

namespace HepAnalysis.Soak.Mutants;

/// <summary>Puts zeros into a compressed record, as many gigabytes as its room and a key's 31 bits hold: all lengths agree.</summary>
internal static class Bomb
{
    private static readonly int[] Sizes = [CompressedBlock.MaxSize, 1 << 20, 1 << 14];

    // Each of Sizes, compressed: some hundred bytes that become sixteen million.
    private static readonly Lazy<byte[][]> Blocks = new(() =>
    {
        using var compressor = new RootCompressor(CompressionSetting.Default);
        var target = new byte[CompressedBlock.MaxSize];
        return [.. Sizes.Select(size => target[..compressor.Compress(new byte[size], target)])];
    });

    /// <summary>The whole file with the record's payload replaced; null where it is not compressed, or too short for a block.</summary>
    public static byte[]? Lay(byte[] original, FileRecord record)
    {
        var room = record.Bytes - record.KeyBytes;
        if (!record.IsCompressed || Blocks.Value.FirstOrDefault(candidate => candidate.Length <= room) is not { } block)
        {
            return null;
        }

        var size = Sizes[Array.IndexOf(Blocks.Value, block)];
        var count = Math.Min(room / block.Length, int.MaxValue / size);
        var file = (byte[])original.Clone();
        for (var i = 0; i < count; i++)
        {
            block.CopyTo(file, record.Begin + record.KeyBytes + (i * block.Length));
        }

        // The directory has a copy of the key.
        var key = original.AsSpan(record.Begin, FileRecord.SmallestKey);
        for (var at = 0; original.AsSpan(at).IndexOf(key) is >= 0 and var step; at += step + 1)
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(at + step + FileRecord.ObjectBytesAt), count * size);
        }

        return file;
    }
}
