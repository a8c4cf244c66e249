using System.Net.Security;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// Puts files onto an RSE and into the catalogue, in an order in which nothing is half done. First all is asked that could forbid it: the RSE, its
/// protocols, the scope, names that are taken, quota and room. Then the bytes, under a name of their own until they are whole; then the replica,
/// then the dataset that holds it, then the rule. Called again after a failure it goes on where it ended: names decide what is there already, sizes
/// and checksums whether it is the same. Thread-safe.
/// </summary>
public sealed class Uploader : IDisposable
{
    // What was sent and is not registered is lost to everybody but the next call.
    private const int Together = 50;

    private readonly RucioClient client;
    private readonly StorageHttp http;
    private readonly StorageWriter storage;
    private readonly ReplicaReader reader;
    private readonly TimeSpan silence;

    /// <summary>One that verifies storages as the settings say; to storages that want it, it shows the user's token, proxy or certificate.</summary>
    /// <param name="client">The catalogue; not owned.</param>
    /// <param name="settings">Its settings.</param>
    /// <exception cref="RucioConfigurationException">The authorities cannot be read.</exception>
    public Uploader(RucioClient client, RucioSettings settings)
        : this(client, StorageHttp.Of(settings), settings.Silence)
    {
    }

    /// <summary>One that shows no credential.</summary>
    /// <param name="client">The catalogue; not owned.</param>
    /// <param name="tls">How storages are verified.</param>
    /// <param name="silence">How long a storage may be silent.</param>
    public Uploader(RucioClient client, SslClientAuthenticationOptions tls, TimeSpan silence)
        : this(client, StorageHttp.Of(tls, silence), silence)
    {
    }

    private Uploader(RucioClient client, StorageHttp http, TimeSpan silence)
    {
        (this.client, this.http, this.silence) = (client, http, silence);
        storage = new StorageWriter(http, silence);
        reader = new ReplicaReader(http);
    }

    /// <summary>Uploads files and registers them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="rse">The RSE: its name, or an expression that means one.</param>
    /// <param name="options">How; null: no dataset, a rule for ever.</param>
    /// <param name="progress">Is told how far it is, from any thread; null: nobody.</param>
    /// <param name="cancellation">Stops; what is up stays so, and the next call goes on.</param>
    /// <exception cref="TransferException">A file that cannot be read or written.</exception>
    /// <exception cref="RucioInsufficientQuotaException">There is not enough quota, or room; nothing was sent.</exception>
    /// <exception cref="RucioException">The catalogue refuses.</exception>
    public async Task<IReadOnlyList<UploadReport>> UploadAsync(
        IReadOnlyList<UploadRequest> files, string rse, UploadOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new UploadOptions();
        if (files.GroupBy(file => file.Did).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UploadException($"two files would have the name {twice.Key}", rse, string.Join(", ", twice.Select(file => file.Path)), "names are never used twice");
        }

        var sizes = files.ToDictionary(file => file.Did, Size);
        var site = new UploadSite(client);
        (rse, var scheme) = await site.FindAsync(rse, options.Scheme, cancellation).ConfigureAwait(false);
        await site.CheckScopesAsync(files.Select(file => file.Did.Scope).Concat(options.Dataset is { } set ? [set.Scope] : []).Distinct(), cancellation).ConfigureAwait(false);
        var known = await KnownFiles.AskAsync(client, sizes.Keys, rse, cancellation).ConfigureAwait(false);
        await new UploadRoom(client).CheckAsync(rse, options.Dataset, sizes, known.Registered, cancellation).ConfigureAwait(false);
        var addresses = await client.Rses.GetPathsAsync(rse, sizes.Keys, scheme, cancellation: cancellation).ConfigureAwait(false);

        var counter = new TransferCounter(files.Count, sizes.Values.Sum(), progress);
        using var register = new Registration(client, storage, rse, Together);
        var upload = new FileUpload(storage, reader, known, options, silence, counter);
        var reports = await SendAsync(files, sizes, file => upload.RunAsync(file, addresses[file.Did], cancellation), register, options.Parallel, cancellation).ConfigureAwait(false);
        if (options.Dataset is { } parent)
        {
            await MakeAsync(parent, options.DatasetLifetime, cancellation).ConfigureAwait(false);
            await client.Dids.AttachAsync(parent, files.Select(file => file.Did), cancellation).ConfigureAwait(false);
        }

        await KeepAsync(options.Dataset is { } whole ? [whole] : [.. files.Select(file => file.Did)], rse, options.Lifetime, cancellation).ConfigureAwait(false);
        return reports;
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static long Size(UploadRequest file) =>
        new FileInfo(file.Path) is { Exists: true } info ? info.Length
        : Directory.Exists(file.Path) ? throw new UploadSourceException($"{file.Did} cannot be uploaded", file.Path, "it is a folder", $"give its files: {file.Path}/*")
        : throw new UploadSourceException($"{file.Did} cannot be uploaded", file.Path, "there is no such file", "check its name");

    private static async Task<IReadOnlyList<UploadReport>> SendAsync(
        IReadOnlyList<UploadRequest> files, Dictionary<DataIdentifier, long> sizes, Func<UploadRequest, Task<(UploadReport, NewReplica)>> send, Registration register, int parallel, CancellationToken cancellation)
    {
        var reports = new UploadReport?[files.Count];

        // The smallest goes ahead alone: whether the account may register files there only the server knows, and it says so when it is asked to.
        var order = Enumerable.Range(0, files.Count).OrderBy(i => sizes[files[i].Did]).ToList();
        foreach (var i in order.Take(1))
        {
            await OneAsync(i).ConfigureAwait(false);
            await register.EndAsync(cancellation).ConfigureAwait(false);
        }

        try
        {
            await Parallel.ForEachAsync(order.Skip(1).Order(), new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellation }, async (i, _) => await OneAsync(i).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (TransferException)
        {
            // Those that are up are no worse for the one that is not.
            await register.EndAsync(cancellation).ConfigureAwait(false);
            throw;
        }

        await register.EndAsync(cancellation).ConfigureAwait(false);
        return [.. reports.Select(report => report!)];

        async Task OneAsync(int i)
        {
            (var report, var replica) = await send(files[i]).ConfigureAwait(false);
            reports[i] = report;
            await register.AddAsync(report, replica, cancellation).ConfigureAwait(false);
        }
    }

    private async Task MakeAsync(DataIdentifier dataset, TimeSpan? lifetime, CancellationToken cancellation)
    {
        try
        {
            await client.Dids.AddAsync(new NewDid(dataset, DataIdentifierType.Dataset) { Lifetime = lifetime }, cancellation).ConfigureAwait(false);
        }
        catch (RucioDataIdentifierExistsException)
        {
            // Made by a call before, or by somebody else: files are attached to it all the same.
        }
    }

    private async Task KeepAsync(IReadOnlyList<DataIdentifier> dids, string rse, TimeSpan? lifetime, CancellationToken cancellation)
    {
        foreach (var did in dids)
        {
            try
            {
                _ = await client.Rules.AddAsync(new RuleRequest { Dids = [did], RseExpression = rse, Lifetime = lifetime }, cancellation).ConfigureAwait(false);
            }
            catch (RucioDuplicateRuleException)
            {
                // The rule of a call before.
            }
        }
    }
}
