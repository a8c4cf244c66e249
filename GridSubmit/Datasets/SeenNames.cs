using System.IO.Hashing;
using System.Runtime.InteropServices;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Datasets;

/// <summary>Which names have come, in 16 bytes of hash each: two of 10^9 names have the same with a chance of 10^-21.</summary>
internal sealed class SeenNames
{
    private readonly HashSet<UInt128> hashes = [];

    /// <summary>How many.</summary>
    public int Count => hashes.Count;

    /// <summary>True where it has not come before.</summary>
    public bool Add(DataIdentifier did) => hashes.Add(Hash(did));

    private static UInt128 Hash(DataIdentifier did) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes($"{did.Scope}:{did.Name}".AsSpan()));
}
