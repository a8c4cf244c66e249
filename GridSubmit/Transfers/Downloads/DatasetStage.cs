using HepAnalysis.GridSubmit.Datasets;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// Makes the files of datasets readable here: those that are mounted (file://) are read in place, the others fetched into a folder that is
/// removed at the end. Each is verified, also those in place: a replica that is cut or has other bytes is not used, the next one is.
/// </summary>
public sealed class DatasetStage : IDisposable
{
    private const int Parallel = 4;

    private readonly Downloader downloader;
    private readonly string parent;
    private StageFolder? folder;

    /// <param name="downloader">Fetches; not owned.</param>
    /// <param name="parent">Below which folder a folder for the files is made; it has to have the room.</param>
    public DatasetStage(Downloader downloader, string parent)
    {
        this.downloader = downloader;
        this.parent = parent;
    }

    /// <summary>Makes files readable.</summary>
    /// <param name="files">The files, as they were resolved.</param>
    /// <param name="progress">Is told how far it is, from any thread; null: nobody.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>A report of each file, in the order of <paramref name="files"/>: its path, its replica, and those that were no good.</returns>
    /// <exception cref="TransferException">A file that cannot be had.</exception>
    public async Task<IReadOnlyList<TransferReport>> StageAsync(IReadOnlyList<DatasetFile> files, IProgress<TransferProgress>? progress = null, CancellationToken cancellation = default)
    {
        var counter = new TransferCounter(files.Count, files.Sum(file => file.Bytes ?? 0), progress);
        var reports = new TransferReport?[files.Count];
        var failures = new List<string>[files.Count];
        await System.Threading.Tasks.Parallel.ForAsync(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation }, async (i, token) =>
        {
            reports[i] = await InPlaceAsync(files[i], failures[i] = [], counter, token).ConfigureAwait(false);
        }).ConfigureAwait(false);

        var rest = Enumerable.Range(0, files.Count).Where(i => reports[i] is null).ToList();
        if (rest.Count > 0)
        {
            var root = Folder(rest.Sum(i => files[i].Bytes ?? 0));

            // Places that are files here have been tried.
            var wanted = rest.Select(i => (files[i] with { Places = [.. files[i].Places.Where(place => ReplicaReader.LocalPath(place) is null)] }, TargetPath.Of(Path.Combine(root, files[i].Did.Scope), files[i].Did.Name))).ToList();
            try
            {
                var fetched = await downloader.FetchAsync(wanted, Parallel, counter, cancellation).ConfigureAwait(false);
                foreach (var (i, report) in rest.Zip(fetched))
                {
                    reports[i] = report with { Failures = [.. failures[i], .. report.Failures] };
                }
            }
            catch (NoGoodReplicaException e) when (rest.SelectMany(i => failures[i]).ToList() is { Count: > 0 } before)
            {
                throw new NoGoodReplicaException(e.What, e.Where!, $"{string.Join("; ", before.Take(5))}; {e.Why}", e.Hint);
            }
        }

        return [.. reports.Select(report => report!)];
    }

    /// <summary>Removes what was fetched.</summary>
    public void Dispose() => folder?.Dispose();

    private static async Task<TransferReport?> InPlaceAsync(DatasetFile file, List<string> failures, TransferCounter counter, CancellationToken cancellation)
    {
        foreach (var place in file.Places)
        {
            if (ReplicaReader.LocalPath(place) is not { } path)
            {
                continue;
            }

            try
            {
                using var sum = await Checksum.OfFileAsync(path, cancellation).ConfigureAwait(false);
                if (sum.Fault(file.Bytes, file.Adler32, file.Md5) is { } fault)
                {
                    failures.Add($"{place.Rse} ({place.Address}): {fault}");
                    continue;
                }

                counter.Add(sum.Bytes);
                counter.Done();
                return new TransferReport(file.Did, path, sum.Bytes, place, file.Adler32 is not null || file.Md5 is not null, 0, failures);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                failures.Add($"{place.Rse} ({place.Address}): {e.Message}");
            }
        }

        return null;
    }

    private string Folder(long bytes)
    {
        try
        {
            var free = new DriveInfo(Path.GetFullPath(parent)).AvailableFreeSpace;
            return free >= bytes ? (folder ??= StageFolder.Make(parent)).Path : throw new TransferTargetException(
                "there is no room for the files", parent, $"{bytes:N0} bytes are to be fetched, and {free:N0} are free", "set HEP_STAGE to a folder with more room, or read fewer files");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new TransferTargetException("files cannot be fetched to this folder", parent, e.Message, "set HEP_STAGE to a folder that can be written", e);
        }
    }
}
