using System.Collections.Concurrent;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// Which storages have let a file down for good: the next files do not wait for them, so that a site that is down costs one wait and not one
/// for each of its files. Thread-safe.
/// </summary>
internal sealed class StorageHealth
{
    private readonly ConcurrentDictionary<string, bool> down = new(StringComparer.OrdinalIgnoreCase);

    public bool IsDown(PhysicalFile place) => down.ContainsKey(Key(place));

    public void SetDown(PhysicalFile place) => down[Key(place)] = true;

    public void SetUp(PhysicalFile place)
    {
        if (!down.IsEmpty)
        {
            _ = down.TryRemove(Key(place), out _);
        }
    }

    // Scheme, host and port.
    private static string Key(PhysicalFile place) => Uri.TryCreate(place.Address, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) : place.Rse;
}
