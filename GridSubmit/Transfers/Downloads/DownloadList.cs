using System.Runtime.CompilerServices;
using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// The files of names with their replicas and the paths that they shall have, one after the other: of 10^6 files some 100 MB are held. First all
/// files are listed, so that each is known with its own size and checksum (those of a listing of replicas may be wrong); then their replicas flow.
/// </summary>
public sealed class DownloadList
{
    private const int Attempts = 3;
    private const int Together = 1000;

    private readonly RucioClient client;
    private readonly ReplicaQuery query;
    private readonly List<(DidSummary Did, string Folder)> names;
    private readonly HashSet<DataIdentifier> single;
    private readonly WantedFiles wanted = new();
    private readonly IProgress<long>? progress;
    private long bytes;

    private DownloadList(RucioClient client, ReplicaQuery query, List<(DidSummary Did, string Folder)> names, IProgress<long>? progress) =>
        (this.client, this.query, this.names, this.progress, single) = (client, query, names, progress, [.. names.Where(name => name.Did.Type == DataIdentifierType.File).Select(name => name.Did.Did)]);

    /// <summary>Files, each once.</summary>
    public long Count => wanted.Count;

    /// <summary>Their bytes, as far as they are known.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Lists the files.</summary>
    /// <param name="client">The catalogue.</param>
    /// <param name="names">Files, datasets, containers, as the catalogue says of them, each with the folder below which its files are put.</param>
    /// <param name="query">Which replicas.</param>
    /// <param name="progress">Is told how many files have come; null: nobody.</param>
    /// <param name="cancellation">Ends the calls.</param>
    /// <exception cref="RucioException">A list is not whole.</exception>
    /// <exception cref="TransferTargetException">A name that cannot be that of a file here, or two files of one path.</exception>
    public static async Task<DownloadList> OpenAsync(
        RucioClient client, IReadOnlyCollection<(DidSummary Did, string Folder)> names, ReplicaQuery query, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        var list = new DownloadList(client, query, [.. names], progress);
        foreach (var (did, folder) in names)
        {
            if (did.Type == DataIdentifierType.File)
            {
                list.Add(folder, did.Did, did.Bytes, did.Adler32);
                continue;
            }

            await AgainAsync(async () =>
            {
                // What came of a list that was cut comes again.
                await foreach (var file in client.Dids.FilesAsync(did.Did, cancellation).ConfigureAwait(false))
                {
                    list.Add(folder, file.Did, file.Bytes, file.Adler32);
                }
            }).ConfigureAwait(false);
        }

        return list;
    }

    /// <summary>The files, those without a place last. Once only.</summary>
    internal async IAsyncEnumerable<(DatasetFile File, string Path)> FilesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var spool = new Spool();
        var listing = Task.Run(() => ListAsync(spool, stop.Token), CancellationToken.None);
        try
        {
            while (await spool.TakeAsync(cancellation).ConfigureAwait(false) is { } some)
            {
                while (some.BaseStream.Position < some.BaseStream.Length)
                {
                    yield return FileRecord.Read(some);
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await listing.ConfigureAwait(false);
        }
    }

    // Of a name that is a path the last part counts in a dataset, all of it where the file alone was asked for: as the Python client has it.
    private string PathOf(string folder, DataIdentifier did) =>
        TargetPath.Of(folder, did.Name.StartsWith('/') && !single.Contains(did) ? did.Name[(did.Name.LastIndexOf('/') + 1)..] : did.Name);

    private static async Task AgainAsync(Func<Task> list)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await list().ConfigureAwait(false);
                return;
            }
            catch (RucioStreamCutException) when (attempt < Attempts)
            {
                // All of it is asked for again.
            }
        }
    }

    private void Add(string folder, DataIdentifier did, long? size, string? adler32)
    {
        var path = PathOf(folder, did);
        switch (wanted.Add(path, did, size, adler32))
        {
            case null:
                throw new TransferTargetException($"{did} and another file would be one", path, "they have the same name in two scopes, or in two folders of the catalogue", "fetch the datasets one by one (hep rucio content lists those of a container), or into two folders");
            case true:
                bytes += size ?? 0;
                progress?.Report(wanted.Count);
                break;
            default:
                break;
        }
    }

    // What it ends with is told to the reader of the spool.
    private async Task ListAsync(Spool spool, CancellationToken cancellation)
    {
        try
        {
            var files = names.Where(name => name.Did.Type == DataIdentifierType.File).Select(name => (name.Did.Did, name.Folder)).ToList();
            await ListAsync(spool, files, cancellation).ConfigureAwait(false);
            foreach (var (did, folder) in names.Where(name => name.Did.Type != DataIdentifierType.File))
            {
                await AgainAsync(async () =>
                {
                    var lost = new LostPlaces();
                    await foreach (var row in client.Replicas.ListAsync([did.Did], query, cancellation).ConfigureAwait(false))
                    {
                        if (!lost.HasLost(row))
                        {
                            Found(spool, folder, row);
                        }
                    }
                }).ConfigureAwait(false);
            }

            if (wanted.Placed < wanted.Count)
            {
                await ListOpenAsync(spool, cancellation).ConfigureAwait(false);
            }

            spool.End();
        }
        catch (Exception e)
        {
            spool.End(e);
        }
    }

    private void Found(Spool spool, string folder, FileReplicas row, bool evenWithout = false)
    {
        // What came into a dataset after its files were listed is not wanted.
        if ((row.Places.Count > 0 || evenWithout) && PathOf(folder, row.Did) is var path && wanted.Take(path, row.Did) is var (size, adler32))
        {
            spool.Add(writer => FileRecord.Write(writer, new DatasetFile(row.Did, size ?? row.Bytes, adler32 ?? row.Adler32, row.Md5, null, row.Places), path));
        }
    }

    // The server leaves out files without replicas, and gives rows without addresses, or without some, where its database fails: those are asked for by their names.
    private async Task ListOpenAsync(Spool spool, CancellationToken cancellation)
    {
        foreach (var (did, folder) in names.Where(name => name.Did.Type != DataIdentifierType.File))
        {
            await AgainAsync(async () =>
            {
                await foreach (var some in client.Dids.FilesAsync(did.Did, cancellation).Where(file => wanted.IsOpen(PathOf(folder, file.Did))).Chunk(Together).ConfigureAwait(false))
                {
                    await ListAsync(spool, [.. some.Select(file => (file.Did, folder)).Distinct()], cancellation).ConfigureAwait(false);
                }
            }).ConfigureAwait(false);
        }
    }

    // Each is told, with places or without.
    private async Task ListAsync(Spool spool, List<(DataIdentifier Did, string Folder)> files, CancellationToken cancellation)
    {
        var folders = files.ToLookup(file => file.Did, file => file.Folder);
        await AgainAsync(async () =>
        {
            await foreach (var row in client.Replicas.ListAsync(folders.Select(group => group.Key), query, cancellation).ConfigureAwait(false))
            {
                foreach (var folder in folders[row.Did])
                {
                    Found(spool, folder, row);
                }
            }
        }).ConfigureAwait(false);
        foreach (var (did, folder) in files)
        {
            Found(spool, folder, new FileReplicas(did.Scope, did.Name, null, null, null, [], null), evenWithout: true);
        }
    }
}
