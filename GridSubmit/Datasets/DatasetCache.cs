using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Datasets;

/// <summary>
/// What datasets were resolved to, kept on disk for the time when the server cannot be reached: a listing from here says how old it is, and is
/// never taken in place of an answer of the server. Thread-safe; several processes may share it.
/// </summary>
/// <param name="folder">The folder; made when needed.</param>
/// <param name="clock">The time.</param>
public sealed class DatasetCache(string folder, TimeProvider clock)
{
    /// <summary>The folder that is used where none is named: <c>$XDG_CACHE_HOME/hep/datasets</c>.</summary>
    public static string DefaultFolder => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "hep", "datasets");

    /// <summary>Keeps a listing. A cache that cannot be written is no error: the listing is there all the same.</summary>
    /// <returns>Why it was not kept; null where it was.</returns>
    public string? Put(Uri host, DataIdentifier did, ReplicaQuery query, IReadOnlyList<DatasetFile> files)
    {
        var path = PathOf(host, did, query);
        var unfinished = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(unfinished, JsonSerializer.SerializeToUtf8Bytes(new CachedDataset(clock.GetUtcNow(), host.ToString(), did.ToString(), [.. files]), DatasetJson.Default.CachedDataset));
            File.Move(unfinished, path, overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <summary>The listing that was kept last, with its age; null where there is none that can be read.</summary>
    public (IReadOnlyList<DatasetFile> Files, TimeSpan Age)? Find(Uri host, DataIdentifier did, ReplicaQuery query)
    {
        try
        {
            var cached = JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(host, did, query)), DatasetJson.Default.CachedDataset);
            return cached is null || cached.Did != did.ToString() ? null : (cached.Files, clock.GetUtcNow() - cached.Listed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    // A name of a catalogue is not the name of a file here.
    private string PathOf(Uri host, DataIdentifier did, ReplicaQuery query)
    {
        var key = $"{host}\n{did}\n{string.Join(',', query.Schemes)}\n{query with { Schemes = [] }}";
        return Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32] + ".json");
    }
}
