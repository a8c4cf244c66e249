using System.Net.Security;
using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// Fetches files: by the best replica that can be read, then by the next; what was begun is taken up again, what has come is verified, and only
/// then has it its name. Thread-safe.
/// </summary>
public sealed class Downloader : IDisposable
{
    private readonly StorageHttp http;
    private readonly ReplicaReader reader;
    private readonly StorageHealth health = new();
    private readonly FetchOptions options;
    private readonly TimeSpan silence;

    /// <summary>One that shows no credential.</summary>
    /// <param name="tls">How storages are verified.</param>
    /// <param name="silence">How long a storage may be silent.</param>
    /// <param name="options">How files are fetched; null: each replica once, nothing is replaced.</param>
    public Downloader(SslClientAuthenticationOptions tls, TimeSpan silence, FetchOptions? options = null)
        : this(StorageHttp.Of(tls, silence), silence, options ?? new FetchOptions())
    {
    }

    internal Downloader(StorageHttp http, TimeSpan silence, FetchOptions options)
    {
        (this.http, this.silence, this.options) = (http, silence, options);
        reader = new ReplicaReader(http);
    }

    /// <summary>One that verifies storages, and repeats, as the settings say; to storages that want it, it shows the user's token, proxy or certificate.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="options">How files are fetched; null: as often as the settings say, and nothing is replaced.</param>
    /// <exception cref="RucioConfigurationException">The authorities cannot be read.</exception>
    public static Downloader Open(RucioSettings settings, FetchOptions? options = null) =>
        new(StorageHttp.Of(settings), settings.Silence, options ?? new FetchOptions { Attempts = settings.Attempts });

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

    /// <summary>Fetches the files of a list while it comes, several at a time; nothing is held of those that are done.</summary>
    /// <param name="list">The list.</param>
    /// <param name="parallel">How many files at a time.</param>
    /// <param name="done">Is told what became of each file, one after the other.</param>
    /// <param name="progress">Is told how far it is, from any thread; null: nobody.</param>
    /// <param name="cancellation">Stops; what has come so far is kept for the next time.</param>
    /// <exception cref="TransferTargetException">Nothing can be written any more. What is wrong with one file alone is told to <paramref name="done"/>.</exception>
    /// <exception cref="RucioException">The list is not whole.</exception>
    public async Task FetchAsync(DownloadList list, int parallel, Action<TransferOutcome> done, IProgress<TransferProgress>? progress = null, CancellationToken cancellation = default)
    {
        var counter = new TransferCounter(() => (list.Count, list.Bytes), progress);
        var telling = new Lock();
        await ForEachAsync(list.FilesAsync(cancellation), parallel, async (item, token) =>
        {
            var (report, error) = await TryAsync(item.File, item.Path, counter, token).ConfigureAwait(false);
            lock (telling)
            {
                done(new TransferOutcome(item.File, item.Path, report, error));
            }

            return error;
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>The same, as a part of a larger transfer.</summary>
    internal async Task<IReadOnlyList<TransferReport>> FetchAsync(IReadOnlyList<(DatasetFile File, string Path)> files, int parallel, TransferCounter counter, CancellationToken cancellation)
    {
        var reports = new TransferReport?[files.Count];
        var errors = new TransferException?[files.Count];
        await ForEachAsync(Enumerable.Range(0, files.Count).ToAsyncEnumerable(), parallel, async (i, token) =>
        {
            (reports[i], errors[i]) = await TryAsync(files[i].File, files[i].Path, counter, token).ConfigureAwait(false);
            return errors[i];
        }, cancellation).ConfigureAwait(false);
        var failed = errors.Where(error => error is not null).ToList();
        return failed.Count == 0 ? [.. reports.Select(report => report!)]
            : failed.Count == 1 ? throw failed[0]!
            : throw new NoGoodReplicaException(
                $"{failed.Count} of {files.Count} files could not be fetched", Path.GetDirectoryName(files[0].Path) ?? "", string.Join("; ", failed.Take(3).Select(error => $"{error!.What}: {error.Why}")) + (failed.Count > 3 ? " …" : ""),
                "the others are there; call again for these");
    }

    // Where nothing can be written any more, the others are stopped.
    private static async Task ForEachAsync<T>(IAsyncEnumerable<T> items, int parallel, Func<T, CancellationToken, Task<TransferException?>> fetch, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        TransferTargetException? end = null;
        try
        {
            await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = stop.Token }, async (item, token) =>
            {
                if (await fetch(item, token).ConfigureAwait(false) is TransferTargetException { EndsAll: true } error)
                {
                    _ = Interlocked.CompareExchange(ref end, error, null);
                    await stop.CancelAsync().ConfigureAwait(false);
                }
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end is not null && !cancellation.IsCancellationRequested)
        {
            throw end;
        }

        if (end is not null)
        {
            throw end;
        }
    }

    private async Task<(TransferReport? Report, TransferException? Error)> TryAsync(DatasetFile file, string path, TransferCounter counter, CancellationToken cancellation)
    {
        try
        {
            return (await new FileFetch(file, path, reader, health, options, silence, counter).RunAsync(cancellation).ConfigureAwait(false), null);
        }
        catch (TransferException e)
        {
            return (null, e);
        }
    }
}
