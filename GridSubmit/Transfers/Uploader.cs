using System.Net.Security;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Authentication;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// Puts files onto an RSE and into the catalogue, in an order in which nothing is half done: the bytes first, under a name of their own until they
/// are whole; then the replica, then the dataset that holds it, then the rule. Called again after a failure it goes on where it ended: names
/// decide what is there already, sizes and checksums whether it is the same. Thread-safe.
/// </summary>
public sealed class Uploader : IDisposable
{
    private readonly RucioClient client;
    private readonly StorageWriter storage;
    private readonly ReplicaReader reader;

    /// <summary>One that verifies storages as the settings say.</summary>
    /// <param name="client">The catalogue; not owned.</param>
    /// <param name="settings">Its settings.</param>
    /// <exception cref="RucioConfigurationException">The authorities cannot be read.</exception>
    public Uploader(RucioClient client, RucioSettings settings)
        : this(client, TlsOptions.Of(settings), settings.Silence)
    {
    }

    /// <param name="client">The catalogue; not owned.</param>
    /// <param name="tls">How storages are verified.</param>
    /// <param name="silence">How long a storage may be silent.</param>
    public Uploader(RucioClient client, SslClientAuthenticationOptions tls, TimeSpan silence)
    {
        this.client = client;
        storage = new StorageWriter(tls, silence);
        reader = new ReplicaReader(tls);
    }

    /// <summary>Uploads files and registers them.</summary>
    /// <param name="files">The files.</param>
    /// <param name="rse">The RSE.</param>
    /// <param name="dataset">The dataset to which they are attached, made where it is not there; null: none.</param>
    /// <param name="lifetime">How long the rule holds that keeps them at the RSE; null: for ever.</param>
    /// <param name="scheme">The protocol to write with; null: the first of those that the RSE has and that can be written here.</param>
    /// <param name="parallel">How many at a time.</param>
    /// <param name="progress">Is told how far it is, from any thread; null: nobody.</param>
    /// <param name="cancellation">Stops; what is up stays so, and the next call goes on.</param>
    /// <exception cref="TransferException">A file that cannot be read or written.</exception>
    /// <exception cref="RucioException">The catalogue refuses.</exception>
    public async Task<IReadOnlyList<UploadReport>> UploadAsync(
        IReadOnlyList<UploadRequest> files, string rse, DataIdentifier? dataset, TimeSpan? lifetime = null, string? scheme = null, int parallel = 4,
        IProgress<TransferProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (files.GroupBy(file => file.Did).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UploadException($"two files would have the name {twice.Key}", rse, string.Join(", ", twice.Select(file => file.Path)), "names are never used twice");
        }

        var sizes = files.Select(Size).ToList();
        var counter = new TransferCounter(files.Count, sizes.Sum(), progress);
        var addresses = await AddressesAsync(files, rse, scheme, cancellation).ConfigureAwait(false);
        var replicas = new NewReplica?[files.Count];
        var reports = new UploadReport?[files.Count];
        await Parallel.ForAsync(0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellation }, async (i, token) =>
        {
            using var sum = await SumAsync(files[i].Path, token).ConfigureAwait(false);
            var (adler32, md5) = sum.Sums;
            await RefuseOtherAsync(files[i].Did, sum, token).ConfigureAwait(false);
            replicas[i] = new NewReplica(files[i].Did, sum.Bytes, adler32) { Md5 = md5, Events = files[i].Events, Guid = files[i].Guid };
            var address = addresses[files[i].Did];
            var wasThere = await PutAsync(files[i], address, sum, counter, token).ConfigureAwait(false);
            counter.Done();
            reports[i] = new UploadReport(files[i].Did, address, sum.Bytes, adler32, wasThere);
        }).ConfigureAwait(false);

        await client.Replicas.AddAsync(rse, [.. replicas.Select(replica => replica!)], cancellation).ConfigureAwait(false);
        if (dataset is { } parent)
        {
            await MakeAsync(parent, cancellation).ConfigureAwait(false);
            await client.Dids.AttachAsync(parent, files.Select(file => file.Did), cancellation).ConfigureAwait(false);
        }

        await KeepAsync(dataset is { } whole ? [whole] : [.. files.Select(file => file.Did)], rse, lifetime, cancellation).ConfigureAwait(false);
        return [.. reports.Select(report => report!)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        storage.Dispose();
        reader.Dispose();
    }

    private static long Size(UploadRequest file)
    {
        var info = new FileInfo(file.Path);
        return info.Exists ? info.Length : throw new UploadException($"{file.Did} cannot be uploaded", file.Path, "there is no such file", "check its name");
    }

    private static async Task<Checksum> SumAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await Checksum.OfFileAsync(path, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UploadException("a file cannot be read", path, e.Message, "check its permissions", e);
        }
    }

    private async Task<IReadOnlyDictionary<DataIdentifier, string>> AddressesAsync(IReadOnlyList<UploadRequest> files, string rse, string? scheme, CancellationToken cancellation)
    {
        var protocols = await client.Rses.GetProtocolsAsync(rse, cancellation: cancellation).ConfigureAwait(false);
        var wanted = scheme ?? StorageWriter.Schemes.FirstOrDefault(item => protocols.Any(protocol => protocol.Scheme == item && (item != "file" || Directory.Exists(protocol.Prefix))));
        return wanted is null || !StorageWriter.Schemes.Contains(wanted, StringComparer.Ordinal)
            ? throw new UploadException($"{rse} cannot be written from here", rse, $"it speaks {string.Join(", ", protocols.Select(protocol => protocol.Scheme))}", $"hep writes {string.Join(", ", StorageWriter.Schemes)}")
            : await client.Rses.GetPathsAsync(rse, [.. files.Select(file => file.Did)], wanted, cancellation: cancellation).ConfigureAwait(false);
    }

    private async Task RefuseOtherAsync(DataIdentifier did, Checksum sum, CancellationToken cancellation)
    {
        DidSummary known;
        try
        {
            known = await client.Dids.GetAsync(did, cancellation: cancellation).ConfigureAwait(false);
        }
        catch (RucioDataIdentifierNotFoundException)
        {
            return;
        }

        if (known.Type != DataIdentifierType.File || sum.Fault(known.Bytes, known.Adler32, known.Md5) is not null)
        {
            throw new UploadException($"{did} is in the catalogue already", did.ToString(), known.Type == DataIdentifierType.File ? $"as another file: {sum.Fault(known.Bytes, known.Adler32, known.Md5)}" : $"as a {known.Type}", "choose another name: names are never used twice");
        }
    }

    private async Task<bool> PutAsync(UploadRequest file, string address, Checksum sum, TransferCounter counter, CancellationToken cancellation)
    {
        try
        {
            if (await storage.SizeAsync(address, cancellation).ConfigureAwait(false) is { } there)
            {
                await CompareAsync(file.Did, address, there, sum, cancellation).ConfigureAwait(false);
                counter.Add(there);
                return true;
            }

            await storage.PutAsync(file.Path, address, new Bytes(counter), cancellation).ConfigureAwait(false);
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            throw new UploadException($"{file.Did} cannot be written", address, (e.InnerException ?? e).Message, "call again: it goes on where it ended", e);
        }
    }

    // A file of that name on the storage, of a call before that ended between two steps: the same bytes, or none of ours.
    private async Task CompareAsync(DataIdentifier did, string address, long there, Checksum sum, CancellationToken cancellation)
    {
        using var found = new Checksum();
        if (there == sum.Bytes)
        {
            var (content, _) = await reader.OpenAsync(new PhysicalFile(address, "", "DISK", null, 1, false, false), 0, cancellation).ConfigureAwait(false);
            await using (content)
            {
                var buffer = new byte[256 << 10];
                for (int got; (got = await content.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
                {
                    found.Append(buffer.AsSpan(0, got));
                }
            }
        }

        if (found.Fault(sum.Bytes, sum.Sums.Adler32, sum.Sums.Md5) is { } fault)
        {
            throw new UploadException($"another file is where {did} would be", address, there == sum.Bytes ? fault : $"it has {there:N0} bytes and shall have {sum.Bytes:N0}", "have it removed from the storage, or choose another name");
        }
    }

    private async Task MakeAsync(DataIdentifier dataset, CancellationToken cancellation)
    {
        try
        {
            await client.Dids.AddAsync(new NewDid(dataset, DataIdentifierType.Dataset), cancellation).ConfigureAwait(false);
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

    private sealed class Bytes(TransferCounter counter) : IProgress<long>
    {
        public void Report(long value) => counter.Add(value);
    }
}
