using System.Text.Json.Nodes;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>What a catalogue knows already of files that are to be uploaded.</summary>
internal sealed class KnownFiles
{
    private readonly Dictionary<DataIdentifier, JsonObject> known = [];
    private readonly HashSet<DataIdentifier> registered = [];

    /// <summary>Files that the RSE has.</summary>
    public IReadOnlySet<DataIdentifier> Registered => registered;

    /// <summary>Asks the catalogue.</summary>
    public static async Task<KnownFiles> AskAsync(RucioClient client, IReadOnlyCollection<DataIdentifier> files, string rse, CancellationToken cancellation)
    {
        var answer = new KnownFiles();
        await foreach (var data in client.Dids.MetadataAsync(files, cancellation: cancellation).ConfigureAwait(false))
        {
            answer.known[new DataIdentifier(data["scope"]!.GetValue<string>(), data["name"]!.GetValue<string>())] = data;
        }

        if (answer.known.Count > 0)
        {
            await foreach (var row in client.Replicas.ListAsync(answer.known.Keys, new ReplicaQuery { RseExpression = rse }, cancellation).ConfigureAwait(false))
            {
                if (row.States?.GetValueOrDefault(rse) == "AVAILABLE")
                {
                    answer.registered.Add(row.Did);
                }
            }
        }

        return answer;
    }

    /// <summary>Refuses a name that is taken by something else.</summary>
    /// <exception cref="UploadException">It is.</exception>
    public void Refuse(DataIdentifier did, Checksum sum)
    {
        if (!known.TryGetValue(did, out var data))
        {
            return;
        }

        var type = data["did_type"]?.GetValue<string>() ?? "FILE";
        var fault = type == "FILE" ? sum.Fault(data["bytes"]?.GetValue<long>(), data["adler32"]?.GetValue<string>(), data["md5"]?.GetValue<string>()) : $"it is a {type.ToLowerInvariant()}";
        if (fault is not null)
        {
            throw new UploadException($"{did} is in the catalogue already", did.ToString(), type == "FILE" ? $"as another file: {fault}" : fault, "choose another name: names are never used twice");
        }
    }
}
