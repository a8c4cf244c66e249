using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Datasets;

/// <summary>
/// From the name of a file, dataset or container to its files, each once, with their replicas. The list of files is compared with what the
/// server counts, and the replicas with it too (see <see cref="DatasetListing"/>).
/// </summary>
public sealed class DatasetResolver(RucioClient client)
{
    private const int Attempts = 3;

    /// <summary>The files of a name, by rising name.</summary>
    /// <param name="did">The name.</param>
    /// <param name="query">Which replicas.</param>
    /// <param name="progress">Is told how many rows have come; null: nobody.</param>
    /// <param name="cancellation">Ends the calls.</param>
    /// <exception cref="RucioException">The name is not there, or the server cannot give a whole list.</exception>
    public async Task<IReadOnlyList<DatasetFile>> ResolveAsync(
        DataIdentifier did, ReplicaQuery query, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(did, query, progress, cancellation).ConfigureAwait(false);
            }
            catch (RucioStreamCutException) when (attempt < Attempts)
            {
                // Nothing of a list that is not whole is used: all of it is asked for again.
            }
        }
    }

    private async Task<IReadOnlyList<DatasetFile>> OnceAsync(DataIdentifier did, ReplicaQuery query, IProgress<long>? progress, CancellationToken cancellation)
    {
        var rows = 0L;
        var files = new SortedDictionary<DataIdentifier, DatasetFile>(Order);
        await foreach (var file in client.Dids.FilesAsync(did, cancellation).ConfigureAwait(false))
        {
            // A file in several datasets of a container comes several times.
            files[file.Did] = new DatasetFile(file.Did, file.Bytes, file.Adler32, null, file.Events, []);
            progress?.Report(++rows);
        }

        await foreach (var row in new DatasetListing(client).ReplicasAsync([did], query, cancellation).ConfigureAwait(false))
        {
            progress?.Report(++rows);

            // What came into the dataset after its files were listed is not in that list.
            if (!files.TryGetValue(row.Did, out var file))
            {
                continue;
            }

            if (file.Bytes is { } bytes && row.Bytes is { } other && bytes != other)
            {
                throw new RucioUnexpectedAnswerException("the server contradicts itself", row.Did.ToString(), $"as a file it has {bytes:N0} bytes, as a replica {other:N0}", "tell the service");
            }

            // The checksum of the file is the right one: that of a listing of replicas may be another, of a replica registered wrongly.
            files[row.Did] = file with { Bytes = file.Bytes ?? row.Bytes, Adler32 = file.Adler32 ?? row.Adler32, Md5 = row.Md5, Places = row.Places };
        }

        return [.. files.Values];
    }

    private static readonly Comparer<DataIdentifier> Order = Comparer<DataIdentifier>.Create(static (a, b) =>
        string.CompareOrdinal(a.Scope, b.Scope) is var scope && scope != 0 ? scope : string.CompareOrdinal(a.Name, b.Name));
}
