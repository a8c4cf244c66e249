using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.Recovery;

/// <summary>The keys of a file by the directory that each says it belongs to, found by walking its records. Thread-safe.</summary>
internal sealed class RecoveredKeys
{
    private readonly Dictionary<long, List<RootKey>> byDirectory = [];

    public RecoveredKeys(RootFile file)
    {
        foreach (var record in RecordWalk.Records(file, file.Length))
        {
            if (record.IsStreamerInfo)
            {
                StreamerInfo = record.Key;
            }
            else if (record.IsObject && !IsKeyList(file, record.Key!))
            {
                if (!byDirectory.TryGetValue(record.Key!.SeekDirectory, out var keys))
                {
                    byDirectory.Add(record.Key.SeekDirectory, keys = []);
                }

                keys.Add(record.Key);
            }
        }
    }

    /// <summary>The last record of StreamerInfos.</summary>
    public RootKey? StreamerInfo { get; }

    /// <summary>The keys of the directory whose record begins at a byte.</summary>
    public IReadOnlyList<RootKey> Of(long seekDirectory) => byDirectory.GetValueOrDefault(seekDirectory) ?? [];

    // The list of a directory's keys has the directory's own class and name; only the directory itself says where it lies.
    private static bool IsKeyList(RootFile file, RootKey key) =>
        key.IsDirectory && RootDirectory.SeekOf(file, key.SeekKey + key.KeyBytes) != key.SeekKey;
}
