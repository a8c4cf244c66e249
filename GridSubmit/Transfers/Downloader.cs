using System.Net.Security;
using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Authentication;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// Fetches files: by the best replica that can be read, then by the next; what was begun is taken up again, what has come is verified, and only
/// then has it its name. Thread-safe.
/// </summary>
public sealed class Downloader : IDisposable
{
    private const string Unfinished = ".part";
    private const int BufferBytes = 256 << 10;

    private readonly ReplicaReader reader;
    private readonly TimeSpan silence;

    /// <param name="tls">How storages are verified.</param>
    /// <param name="silence">How long a storage may be silent.</param>
    public Downloader(SslClientAuthenticationOptions tls, TimeSpan silence)
    {
        reader = new ReplicaReader(tls);
        this.silence = silence;
    }

    /// <summary>One that verifies storages as the settings say.</summary>
    /// <exception cref="RucioConfigurationException">The authorities cannot be read.</exception>
    public static Downloader Open(RucioSettings settings) => new(TlsOptions.Of(settings), settings.Silence);

    /// <summary>Schemes of replicas that can be read on this machine; root where <c>xrdcp</c> is installed.</summary>
    public static IReadOnlyList<string> Schemes { get; } = XrootdCopy.Program is null ? ReplicaReader.Schemes : [.. ReplicaReader.Schemes, "root"];

    /// <summary>Fetches files, several at a time.</summary>
    /// <param name="files">The files and the full paths that they shall have.</param>
    /// <param name="parallel">How many at a time.</param>
    /// <param name="progress">Is told how far it is, from any thread; null: nobody.</param>
    /// <param name="cancellation">Stops; what has come so far is kept for the next time.</param>
    /// <returns>A report of each file, in the order of <paramref name="files"/>.</returns>
    /// <exception cref="TransferException">A file that cannot be fetched; the others are fetched all the same.</exception>
    public async Task<IReadOnlyList<TransferReport>> FetchAsync(
        IReadOnlyList<(DatasetFile File, string Path)> files, int parallel, IProgress<TransferProgress>? progress = null, CancellationToken cancellation = default)
    {
        return await FetchAsync(files, parallel, new TransferCounter(files.Count, files.Sum(item => item.File.Bytes ?? 0), progress), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    /// <summary>The same, as a part of a larger transfer.</summary>
    internal async Task<IReadOnlyList<TransferReport>> FetchAsync(IReadOnlyList<(DatasetFile File, string Path)> files, int parallel, TransferCounter counter, CancellationToken cancellation)
    {
        var reports = new TransferReport?[files.Count];
        var errors = new TransferException?[files.Count];
        await Parallel.ForAsync(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellation }, async (i, token) =>
        {
            try
            {
                reports[i] = await FetchAsync(files[i].File, files[i].Path, counter, token).ConfigureAwait(false);
            }
            catch (TransferException e)
            {
                errors[i] = e;
            }
        }).ConfigureAwait(false);
        var failed = errors.Where(error => error is not null).ToList();
        return failed.Count == 0 ? [.. reports.Select(report => report!)]
            : failed.Count == 1 ? throw failed[0]!
            : throw new NoGoodReplicaException(
                $"{failed.Count} of {files.Count} files could not be fetched", Path.GetDirectoryName(files[0].Path) ?? "", string.Join("; ", failed.Take(3).Select(error => $"{error!.What}: {error.Why}")) + (failed.Count > 3 ? " …" : ""),
                "the others are there; call again for these");
    }

    private async Task<TransferReport> FetchAsync(DatasetFile file, string path, TransferCounter counter, CancellationToken cancellation)
    {
        try
        {
            if (File.Exists(path))
            {
                using var there = await Checksum.OfFileAsync(path, cancellation).ConfigureAwait(false);
                if (there.Fault(file.Bytes, file.Adler32, file.Md5) is { } fault)
                {
                    throw new TransferTargetException($"{file.Did} is not fetched: another file of its name is there", path, fault, "remove it or choose another folder");
                }

                counter.Add(there.Bytes);
                counter.Done();
                return new TransferReport(file.Did, path, there.Bytes, null, file.Adler32 is not null || file.Md5 is not null, 0, []);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return await FromReplicasAsync(file, path, counter, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TransferTargetException($"{file.Did} cannot be written", path, e.Message, "is the disk full, the folder writable? what has come so far is kept and taken up again", e);
        }
    }

    private async Task<TransferReport> FromReplicasAsync(DatasetFile file, string path, TransferCounter counter, CancellationToken cancellation)
    {
        var failures = new List<string>();
        foreach (var place in file.Places)
        {
            try
            {
                var resumed = await FetchAsync(file, place, path, counter, cancellation).ConfigureAwait(false);
                counter.Done();
                return new TransferReport(file.Did, path, new FileInfo(path).Length, place, file.Adler32 is not null || file.Md5 is not null, resumed, failures);
            }
            catch (ReplicaException e)
            {
                failures.Add($"{place.Rse} ({place.Address}): {e.Message}");
            }
        }

        throw new NoGoodReplicaException(
            file.Places.Count == 0 ? $"{file.Did} has no replica that can be read here" : $"no replica of {file.Did} could be fetched", path,
            failures.Count == 0 ? $"no address of a scheme among {string.Join(", ", Schemes)}" : string.Join("; ", failures),
            file.Places.Count == 0 ? "hep rucio replicas shows where it lies; a rule brings it to a disk" : "try later; hep rucio replicas shows where it lies and in which state");
    }

    // Gives how much was there from before.
    private async Task<long> FetchAsync(DatasetFile file, PhysicalFile place, string path, TransferCounter counter, CancellationToken cancellation)
    {
        var part = path + Unfinished;
        while (true)
        {
            using var sum = new Checksum();
            var resumed = 0L;
            try
            {
                if (XrootdCopy.IsRoot(place) && XrootdCopy.Program is not null)
                {
                    await OfReplicaAsync(() => XrootdCopy.CopyAsync(place, part, cancellation)).ConfigureAwait(false);
                    await sum.AppendFileAsync(part, cancellation).ConfigureAwait(false);
                    counter.Add(sum.Bytes);
                }
                else
                {
                    resumed = await CopyAsync(file, place, part, sum, counter, cancellation).ConfigureAwait(false);
                }

                if (sum.Fault(file.Bytes, file.Adler32, file.Md5) is { } fault)
                {
                    // A file that is too short may be taken up by another replica; one of other bytes cannot.
                    if (file.Bytes is null || sum.Bytes >= file.Bytes)
                    {
                        File.Delete(part);
                    }

                    throw new ReplicaException(fault);
                }

                File.Move(part, path, overwrite: false);
                return resumed;
            }
            catch (ReplicaException) when (resumed > 0 && !File.Exists(part))
            {
                // Wrong may be what was there from before: the same replica once more, from its beginning.
                counter.Add(-sum.Bytes);
            }
            catch (ReplicaException)
            {
                counter.Add(-sum.Bytes);
                throw;
            }
        }
    }

    private async Task<long> CopyAsync(DatasetFile file, PhysicalFile place, string part, Checksum sum, TransferCounter counter, CancellationToken cancellation)
    {
        var resumed = 0L;
        if (File.Exists(part) && new FileInfo(part).Length is var there && there > 0 && there <= (file.Bytes ?? 0) && (file.Adler32 is not null || file.Md5 is not null))
        {
            await sum.AppendFileAsync(part, cancellation).ConfigureAwait(false);
            counter.Add(resumed = there);
            if (resumed == file.Bytes)
            {
                return resumed;
            }
        }

        using var heard = new Silence(silence, TimeProvider.System, cancellation);
        var (content, first) = (Stream.Null, 0L);
        await OfReplicaAsync(async () => (content, first) = await reader.OpenAsync(place, resumed, heard.Token).ConfigureAwait(false), heard, cancellation).ConfigureAwait(false);
        await using (content)
        {
            await using var target = new FileStream(part, resumed > 0 ? FileMode.Open : FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
            target.Position = resumed;
            var buffer = new byte[BufferBytes];

            // A storage that gives whole files only: what is there already passes by.
            for (var skip = resumed - first; ;)
            {
                var got = 0;
                await OfReplicaAsync(async () => got = await content.ReadAsync(buffer, heard.Token).ConfigureAwait(false), heard, cancellation).ConfigureAwait(false);
                if (got == 0)
                {
                    break;
                }

                heard.Restart();
                var news = buffer.AsMemory((int)Math.Min(skip, got)..got);
                skip -= got - news.Length;
                if (file.Bytes is { } bytes && sum.Bytes + news.Length > bytes)
                {
                    target.Close();
                    File.Delete(part);
                    throw new ReplicaException($"it has more than the {bytes:N0} bytes that it shall have");
                }

                sum.Append(news.Span);
                await target.WriteAsync(news, cancellation).ConfigureAwait(false);
                counter.Add(news.Length);
            }

            target.Flush(flushToDisk: true);
        }

        return resumed;
    }

    // What the replica is to blame for, and not the disk here.
    private async Task OfReplicaAsync(Func<Task> read, Silence? heard = null, CancellationToken cancellation = default)
    {
        try
        {
            await read().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpRequestException or UriFormatException)
        {
            throw new ReplicaException((e.InnerException ?? e).Message);
        }
        catch (OperationCanceledException) when (heard is { IsOver: true } && !cancellation.IsCancellationRequested)
        {
            throw new ReplicaException($"the storage was silent for {silence.TotalSeconds:0.#} s");
        }
    }

    // One replica is not good: the next is tried.
    private sealed class ReplicaException(string message) : Exception(message);
}
