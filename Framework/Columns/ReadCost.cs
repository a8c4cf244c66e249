namespace HepAnalysis.Columns;

/// <summary>Bytes and time that a reader has spent; times in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</summary>
/// <param name="ReadBytes">Bytes from the storage.</param>
/// <param name="DecompressedBytes">Bytes after decompression.</param>
/// <param name="ReadTicks">Time in the storage.</param>
/// <param name="DecompressTicks">Time in the codecs.</param>
/// <param name="DecodeTicks">Time from decompressed bytes to columns.</param>
public readonly record struct ReadCost(long ReadBytes, long DecompressedBytes, long ReadTicks, long DecompressTicks, long DecodeTicks)
{
    /// <summary>Both together.</summary>
    public static ReadCost operator +(ReadCost a, ReadCost b) => new(
        a.ReadBytes + b.ReadBytes,
        a.DecompressedBytes + b.DecompressedBytes,
        a.ReadTicks + b.ReadTicks,
        a.DecompressTicks + b.DecompressTicks,
        a.DecodeTicks + b.DecodeTicks);
}
