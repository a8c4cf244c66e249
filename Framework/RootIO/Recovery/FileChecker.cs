using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.RNTuples;
using HepAnalysis.Storage;

namespace HepAnalysis.RootIO.Recovery;

/// <summary>
/// Reads a whole file and says what of it is lost: its records and directories, every object, every basket and page, each
/// decompressed, with the checksums that there are. Not thread-safe.
/// </summary>
public sealed class FileChecker
{
    private readonly RootFile file;
    private readonly CheckProgress progress;
    private readonly FileCheckReport report = new();

    private FileChecker(RootFile file, CheckProgress progress)
    {
        this.file = file;
        this.progress = progress;
    }

    /// <summary>Checks a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="progress">Told the bytes that were read and those of the file.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <exception cref="StorageException">It cannot be read.</exception>
    /// <exception cref="RootIOException">It is not a ROOT file, or nothing of it can be read: header or root directory are lost.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was signalled.</exception>
    public static FileCheckReport Check(string path, Action<long, long>? progress = null, CancellationToken cancellation = default)
    {
        using var file = RootFile.Recover(path);
        var checker = new FileChecker(file, new CheckProgress(file.Length, progress, cancellation));
        checker.Structure();
        foreach (var (directory, key) in checker.Keys())
        {
            checker.Object(directory.Length == 0 ? key.NameCycle : $"{directory}/{key.NameCycle}", key);
        }

        return checker.report;
    }

    private void Structure()
    {
        var header = file.Header;
        if (header.End > file.Length)
        {
            report.Add(new("the file", $"{file.Name}, byte {file.Length}", $"it is cut short: its header says that it has {header.End} bytes, and it has {file.Length}"));
        }
        else if (header.End < file.Length && file.Root.HasKeyList)
        {
            report.Remark($"{file.Length - header.End} bytes follow behind the end that the header gives, byte {header.End}");
        }

        // The header of a file that was not closed does not know its end.
        foreach (var record in RecordWalk.Records(file, file.Root.HasKeyList ? Math.Min(header.End, file.Length) : file.Length))
        {
            progress.ThrowIfCancelled();
            report.Records += record.Key is null ? 0 : 1;
            if (record.Fault is { } fault)
            {
                report.Remark($"bytes {record.Offset} to {record.Offset + record.Bytes} are no record and no gap: {fault}");
            }
        }

        Try("the list of free segments", () => _ = file.ReadFreeSegments());
        Try("the StreamerInfos", () => _ = file.Streamers);
    }

    private List<(string Directory, RootKey Key)> Keys()
    {
        var keys = new List<(string, RootKey)>();
        Try("the directories", () => keys.AddRange(file.AllKeys()));
        if (file.Warning is { } warning)
        {
            report.Add(new("the directories", file.Name, warning));
        }

        return keys;
    }

    private void Object(string path, RootKey key)
    {
        progress.ThrowIfCancelled();
        if (key.IsDirectory)
        {
            return;
        }

        Try(path, () =>
        {
            Compare(key);
            if (RNTuple.IsAnchor(key.ClassName))
            {
                new NTupleCheck(file, report, progress).Run(path);
                return;
            }

            var value = file.ReadObject(key);
            progress.Read(key.TotalBytes);
            report.Objects++;
            if (key.ClassName is "TTree" or "TNtuple" or "TNtupleD")
            {
                new TreeCheck(file, report, progress).Run(path);
            }

            Unread(path, value);
        });
    }

    // What the directory says of an object, and the key in front of the object itself.
    private void Compare(RootKey listed)
    {
        var place = new RecordPlace(file.Name, $"'{listed.NameCycle}' ({listed.ClassName})", listed.SeekKey);
        var found = RootKey.Decode(new RootBuffer(file.ReadBytes(listed.SeekKey, Math.Max(listed.KeyBytes, RootKey.MinKeyBytes - 3), place), place));
        if (found.TotalBytes != listed.TotalBytes || found.ObjectBytes != listed.ObjectBytes || found.ClassName != listed.ClassName || found.Name != listed.Name)
        {
            throw place.Corrupt(
                0, $"its directory says {listed.ClassName} '{listed.Name}' of {listed.TotalBytes} bytes, and the record {found.ClassName} '{found.Name}' of {found.TotalBytes}");
        }
    }

    private void Unread(string path, RootObject value)
    {
        const string Damaged = "damaged: ";
        foreach (var inner in ObjectWalk.All(value))
        {
            if (inner.Unread is { } reason)
            {
                if (reason.StartsWith(Damaged, StringComparison.Ordinal))
                {
                    report.Add(new(path, file.Name, $"{inner.ClassName} in it: {reason[Damaged.Length..]}"));
                }
                else
                {
                    report.Remark($"{path}: {inner.ClassName} is not read in full: {reason}");
                }
            }
        }
    }

    private void Try(string item, Action read)
    {
        try
        {
            read();
        }
        catch (UnsupportedFeatureException e)
        {
            report.Remark($"{item} is not read: {e.Why ?? e.What}");
        }
        catch (RootIOException e)
        {
            report.Add(FileDamage.Of(item, e, file.Name));
        }
    }
}
