using System.Runtime.CompilerServices;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Datasets;

/// <summary>Files and replicas of datasets one after the other, each file once, without holding them: lists that are whole, or an error.</summary>
public sealed class DatasetListing(RucioClient client)
{
    private const int Together = 1000;
    private const int Attempts = 3;

    /// <summary>The files of a name, in the order of the server.</summary>
    /// <param name="did">A file, dataset or container.</param>
    /// <param name="cancellation">Ends the calls.</param>
    /// <exception cref="RucioException">The name is not there, or the list is not whole.</exception>
    public async IAsyncEnumerable<RucioFile> FilesAsync(DataIdentifier did, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // A file in several datasets of a container comes several times.
        var seen = new SeenNames();
        await foreach (var file in client.Dids.FilesAsync(did, cancellation).ConfigureAwait(false))
        {
            if (seen.Add(file.Did))
            {
                yield return file;
            }
        }
    }

    /// <summary>
    /// Where the files of names lie: first the files that have an address, as they come; then the rest, after the server was asked for each
    /// once more by its own name: it leaves out files without replicas, and gives rows without addresses, or without some, where its database fails.
    /// </summary>
    /// <param name="names">Files, datasets and containers.</param>
    /// <param name="query">Which replicas.</param>
    /// <param name="cancellation">Ends the calls.</param>
    /// <exception cref="RucioException">A name is not there, or a list is not whole.</exception>
    public async IAsyncEnumerable<FileReplicas> ReplicasAsync(
        IReadOnlyCollection<DataIdentifier> names, ReplicaQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // Of a name that is not there it gives an empty list.
        var before = await CountAsync(names, cancellation).ConfigureAwait(false);
        var seen = new SeenNames();
        var lost = new LostPlaces();
        await foreach (var row in client.Replicas.ListAsync(names, query, cancellation).ConfigureAwait(false))
        {
            if (!lost.HasLost(row) && row.Places.Count > 0 && seen.Add(row.Did))
            {
                yield return row;
            }
        }

        // As many as the server counts, before and after: then nothing is missing, and no second list needs to say so.
        if (before is not null && before == seen.Count && before == await CountAsync(names, cancellation).ConfigureAwait(false))
        {
            yield break;
        }

        var rest = new List<RucioFile>(Together);
        foreach (var did in names)
        {
            await foreach (var file in client.Dids.FilesAsync(did, cancellation).ConfigureAwait(false))
            {
                if (!seen.Add(file.Did))
                {
                    continue;
                }

                rest.Add(file);
                if (rest.Count == Together)
                {
                    await foreach (var row in AskAgainAsync(rest, query, lost, cancellation).ConfigureAwait(false))
                    {
                        yield return row;
                    }

                    rest.Clear();
                }
            }
        }

        await foreach (var row in AskAgainAsync(rest, query, lost, cancellation).ConfigureAwait(false))
        {
            yield return row;
        }
    }

    // Files of names; one that is in several counts as often. Null where the server does not say.
    private async Task<long?> CountAsync(IReadOnlyCollection<DataIdentifier> names, CancellationToken cancellation)
    {
        var files = (long?)0;
        foreach (var did in names)
        {
            var counted = await client.Dids.GetAsync(did, count: true, cancellation).ConfigureAwait(false);
            files += counted.Type == DataIdentifierType.File ? 1 : counted.Length;
        }

        return files;
    }

    private async IAsyncEnumerable<FileReplicas> AskAgainAsync(List<RucioFile> files, ReplicaQuery query, LostPlaces lost, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = new Dictionary<DataIdentifier, FileReplicas>();
        var names = files.ConvertAll(file => file.Did);
        for (var attempt = 1; names.Count > 0 && attempt <= Attempts; attempt++)
        {
            var again = new List<DataIdentifier>();
            await foreach (var row in client.Replicas.ListAsync(names, query, cancellation).ConfigureAwait(false))
            {
                if (row.Places.Count >= (rows.GetValueOrDefault(row.Did)?.Places.Count ?? 0))
                {
                    rows[row.Did] = row;
                }

                if (lost.HasLost(row))
                {
                    again.Add(row.Did);
                }
            }

            names = again;
        }

        foreach (var file in files)
        {
            yield return rows.GetValueOrDefault(file.Did) ?? new FileReplicas(file.Scope, file.Name, file.Bytes, file.Adler32, null, [], null);
        }
    }
}
