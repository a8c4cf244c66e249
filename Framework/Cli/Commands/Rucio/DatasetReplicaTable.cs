using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary>How much of datasets is at which RSE; a container's datasets each by itself.</summary>
internal sealed class DatasetReplicaTable(RucioCall call)
{
    /// <returns>The exit code.</returns>
    public async Task<int> PrintAsync(IReadOnlyList<DataIdentifier> names)
    {
        var datasets = new List<DataIdentifier>();
        foreach (var name in names)
        {
            await CollectAsync(name, datasets).ConfigureAwait(false);
        }

        using var list = new RucioList(call, "datasetReplicas", _ => { }, isShort: false, "rse", ">files", ">of", ">size", "state", "dataset");
        foreach (var dataset in datasets)
        {
            await foreach (var row in call.Client.Replicas.OfDatasetAsync(dataset, cancellation: call.Cancellation).ConfigureAwait(false))
            {
                list.Add(
                    json =>
                    {
                        json.Write(dataset);
                        json.WriteString("rse", row.Rse);
                        json.Write("availableFiles", row.AvailableLength);
                        json.Write("availableBytes", row.AvailableBytes);
                        json.Write("files", row.Length);
                        json.Write("bytes", row.Bytes);
                        json.Write("state", row.State);
                    },
                    dataset, row.Rse, Human.Count(row.AvailableLength), Human.Count(row.Length), Human.Bytes(row.AvailableBytes), row.State ?? "", dataset.ToString());
            }
        }

        list.End(json => json.WriteNumber("count", list.Count), list.Count == 0 ? "no RSE has a file of it" : null);
        return 0;
    }

    private async Task CollectAsync(DataIdentifier name, List<DataIdentifier> datasets)
    {
        var summary = await call.Client.Dids.GetAsync(name, cancellation: call.Cancellation).ConfigureAwait(false);
        if (summary.Type == DataIdentifierType.File)
        {
            throw new UsageException($"{name} is a file", "--by-rse counts the files of datasets", $"hep rucio replicas {name}");
        }

        // Containers may hold containers, each dataset is shown once.
        var (waiting, seen) = (new Queue<(DataIdentifier Did, bool IsContainer)>([(name, summary.Type == DataIdentifierType.Container)]), datasets.ToHashSet());
        while (waiting.TryDequeue(out var next))
        {
            if (!seen.Add(next.Did))
            {
                continue;
            }

            if (!next.IsContainer)
            {
                datasets.Add(next.Did);
                continue;
            }

            await foreach (var item in call.Client.Dids.ContentAsync(next.Did, call.Cancellation).ConfigureAwait(false))
            {
                waiting.Enqueue((item.Did, item.Type == DataIdentifierType.Container));
            }
        }
    }
}
