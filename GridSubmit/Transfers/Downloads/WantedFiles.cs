using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// What a list of files says of each, by the path that it shall have, in some 40 bytes a file that never move: names are kept as hashes of 16 bytes
/// (two of 10^9 have the same with a chance of 10^-21).
/// </summary>
internal sealed class WantedFiles
{
    private const int SegmentBits = 11;
    private const int InSegment = 1 << SegmentBits;

    // Bits of a size that say what is known.
    private const ulong HasBytes = 1UL << 63;
    private const ulong HasSum = 1UL << 62;
    private const ulong IsTaken = 1UL << 61;
    private const ulong SizeBits = IsTaken - 1;

    private readonly List<Entry[]> segments = [];

    // Numbers of entries from 1 on, by their hashes; 0 is free. A power of two, three quarters full at most.
    private int[] index = new int[InSegment];

    /// <summary>Files, each once.</summary>
    public int Count { get; private set; }

    /// <summary>Those of which a place was found.</summary>
    public int Placed { get; private set; }

    /// <summary>Adds a file.</summary>
    /// <returns>True where it has not come before; null where another file has this path.</returns>
    public bool? Add(string path, DataIdentifier did, long? bytes, string? adler32)
    {
        var (hash, name) = (Hash(path), NameOf(did));
        if (Find(hash) is var slot && index[slot] is > 0 and var there)
        {
            return At(there - 1).Name == name ? false : null;
        }

        if (Count == segments.Count << SegmentBits)
        {
            segments.Add(new Entry[InSegment]);
        }

        var isSum = uint.TryParse(adler32, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var sum);
        At(Count) = new Entry(hash, (bytes is >= 0 and <= (long)SizeBits ? (ulong)bytes.Value | HasBytes : 0) | (isSum ? HasSum : 0), sum, name);
        index[slot] = ++Count;
        if (Count > index.Length / 4 * 3)
        {
            Grow();
        }

        return true;
    }

    /// <summary>Takes a file for which a place was found.</summary>
    /// <returns>Its size and checksum, as the list of files had them; null where it is not wanted, or was taken before.</returns>
    public (long? Bytes, string? Adler32)? Take(string path, DataIdentifier did)
    {
        if (index[Find(Hash(path))] is not (> 0 and var there))
        {
            return null;
        }

        ref var entry = ref At(there - 1);
        if ((entry.Bits & IsTaken) != 0 || entry.Name != NameOf(did))
        {
            return null;
        }

        entry = entry with { Bits = entry.Bits | IsTaken };
        Placed++;
        return ((entry.Bits & HasBytes) != 0 ? (long)(entry.Bits & SizeBits) : null, (entry.Bits & HasSum) != 0 ? entry.Sum.ToString("x8", CultureInfo.InvariantCulture) : null);
    }

    /// <summary>True where it is wanted and was not taken.</summary>
    public bool IsOpen(string path) => index[Find(Hash(path))] is > 0 and var there && (At(there - 1).Bits & IsTaken) == 0;

    private static UInt128 Hash(string path) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(path.AsSpan()));

    private static uint NameOf(DataIdentifier did) => XxHash32.HashToUInt32(MemoryMarshal.AsBytes(did.ToString().AsSpan()));

    private ref Entry At(int number) => ref segments[number >> SegmentBits][number & (InSegment - 1)];

    // Where it is, or would be.
    private int Find(UInt128 hash)
    {
        var slot = (int)((ulong)hash & (ulong)(index.Length - 1));
        while (index[slot] is > 0 and var there && At(there - 1).Hash != hash)
        {
            slot = (slot + 1) & (index.Length - 1);
        }

        return slot;
    }

    private void Grow()
    {
        index = new int[index.Length * 2];
        for (var number = 0; number < Count; number++)
        {
            index[Find(At(number).Hash)] = number + 1;
        }
    }

    private readonly record struct Entry(UInt128 Hash, ulong Bits, uint Sum, uint Name);
}
