using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.RNTuples;
using HepAnalysis.RootIO.Writing;
using HepAnalysis.Storage;

namespace HepAnalysis.RootIO.Recovery;

/// <summary>
/// Writes a copy of a damaged file that is in order (TFile::Recover, then TFile::Close): the records stay where they are, lists of keys
/// are written anew where they are missing or name what cannot be read, and so are the free segments and the header.
/// </summary>
public sealed class FileRecovery
{
    private const int DeepestDirectories = 100;
    private readonly RootFile file;
    private readonly List<FileDamage> lost = [];
    private readonly List<(string Path, RootKey Key)> kept = [];
    private readonly List<RecoveredDirectory> directories = [];
    private readonly HashSet<long> seen = [];

    private FileRecovery(RootFile file) => this.file = file;

    /// <summary>Recovers a file.</summary>
    /// <param name="path">The file; it is only read.</param>
    /// <param name="output">The file to write; it is not written where no object can be read.</param>
    /// <param name="progress">Told the bytes that were copied and all of them.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    /// <exception cref="StorageException">The file cannot be read.</exception>
    /// <exception cref="RootIOException">It is not a ROOT file, or its header or root directory are lost; or the output cannot be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was signalled.</exception>
    public static FileRecoveryReport Recover(string path, string output, Action<long, long>? progress = null, CancellationToken cancellation = default)
    {
        if (Path.GetFullPath(path) == Path.GetFullPath(output))
        {
            throw new RootOutputException("a file cannot be recovered into itself", output, "the damaged file is kept as it is", "name another output");
        }

        using var file = RootFile.Recover(path);
        var recovery = new FileRecovery(file);
        recovery.Collect(file.Root, file.Header.Begin, file.Header.Begin + file.Header.NameBytes, 0);
        if (recovery.kept.Count > 0)
        {
            new RecoveredFile(file, recovery.directories).Write(output, new CheckProgress(file.Length, progress, cancellation));
        }

        return new(recovery.kept, recovery.lost, file.Warning is null && recovery.lost.Count == 0 && file.Header.End <= file.Length);
    }

    private void Collect(RootDirectory directory, long seek, long bodySeek, int depth)
    {
        var place = new RecordPlace(file.Name, directory.Path.Length == 0 ? "the root directory" : $"directory '{directory.Path}'", seek);
        if (!seen.Add(seek) || depth > DeepestDirectories)
        {
            throw place.Corrupt(0, "directories that contain each other");
        }

        // The key says where it lies; it may be damaged there.
        var label = RootKey.Decode(new RootBuffer(file.ReadBytes(seek, (int)(bodySeek - seek), place), place)) with { SeekKey = seek };

        // Bytes that are no text grow when they are written again.
        if (new KeyRecord(label.ClassName, label.Name, label.Title, long.MaxValue, seek).KeyBytes is var bytes && bytes > RootKey.MaxKeyBytes)
        {
            throw place.Corrupt(0, $"its names would make a key of {bytes} bytes, where {RootKey.MaxKeyBytes} are the most");
        }

        var keys = new List<RootKey>();
        var inner = new List<(RootDirectory Directory, RootKey Key)>();
        foreach (var key in directory.Keys)
        {
            var path = directory.Path.Length == 0 ? key.NameCycle : $"{directory.Path}/{key.NameCycle}";
            try
            {
                if (key.IsDirectory)
                {
                    inner.Add((file.OpenDirectory(directory.Path, key), key));
                }
                else
                {
                    Read(path, key);
                    kept.Add((path, key));
                }

                keys.Add(key);
            }
            catch (RootIOException e)
            {
                lost.Add(FileDamage.Of(path, e, file.Name));
            }
        }

        directories.Add(new(label, bodySeek, keys, !directory.HasKeyList || keys.Count < directory.Keys.Count));
        foreach (var (child, key) in inner)
        {
            Collect(child, key.SeekKey, key.SeekKey + key.KeyBytes, depth + 1);
        }
    }

    private void Read(string path, RootKey key)
    {
        if (RNTuple.IsAnchor(key.ClassName))
        {
            _ = file.OpenRNTuple(path).Clusters.First;
        }
        else
        {
            _ = file.ReadObject(key);
        }
    }
}
