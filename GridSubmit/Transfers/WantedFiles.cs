using System.IO.Hashing;
using System.Runtime.InteropServices;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// What a list of files says of each, by the path that it shall have, in some 50 bytes a file: names are kept as hashes of 16 bytes (two of
/// 10^9 have the same with a chance of 10^-21).
/// </summary>
internal sealed class WantedFiles
{
    private readonly Dictionary<UInt128, Entry> entries = [];

    /// <summary>Files, each once.</summary>
    public int Count => entries.Count;

    /// <summary>Those of which a place was found.</summary>
    public int Placed { get; private set; }

    /// <summary>Adds a file.</summary>
    /// <returns>True where it has not come before; null where another file has this path.</returns>
    public bool? Add(string path, DataIdentifier did, long? bytes, string? adler32)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(entries, Hash(path), out var isThere);
        var name = NameOf(did);
        if (isThere)
        {
            return entry.Name == name ? false : null;
        }

        var isSum = uint.TryParse(adler32, System.Globalization.NumberStyles.AllowHexSpecifier, null, out var sum);
        entry = new Entry(bytes ?? -1, sum, name, isSum, false);
        return true;
    }

    /// <summary>Takes a file for which a place was found.</summary>
    /// <returns>Its size and checksum, as the list of files had them; null where it is not wanted, or was taken before.</returns>
    public (long? Bytes, string? Adler32)? Take(string path, DataIdentifier did)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrNullRef(entries, Hash(path));
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref entry) || entry.IsTaken || entry.Name != NameOf(did))
        {
            return null;
        }

        entry = entry with { IsTaken = true };
        Placed++;
        return (entry.Bytes < 0 ? null : entry.Bytes, entry.HasSum ? entry.Sum.ToString("x8", System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    /// <summary>True where it is wanted and was not taken.</summary>
    public bool IsOpen(string path) => entries.TryGetValue(Hash(path), out var entry) && !entry.IsTaken;

    private static UInt128 Hash(string path) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(path.AsSpan()));

    private static uint NameOf(DataIdentifier did) => XxHash32.HashToUInt32(MemoryMarshal.AsBytes(did.ToString().AsSpan()));

    private readonly record struct Entry(long Bytes, uint Sum, uint Name, bool HasSum, bool IsTaken);
}
