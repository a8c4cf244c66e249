using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using HepAnalysis.GridSubmit.Rucio.Dids;
using HepAnalysis.GridSubmit.Rucio.Json;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Where files lie: listed and registered.</summary>
public sealed class RucioReplicas
{
    private readonly RucioConnection connection;
    private readonly RucioDids dids;

    internal RucioReplicas(RucioConnection connection, RucioDids dids) => (this.connection, this.dids) = (connection, dids);

    /// <summary>
    /// The replicas of files, datasets and containers, file by file. The server leaves out, without a word, names that are not there and
    /// files of datasets that have no replica, and gives no address where it fails: compare with the files that there should be.
    /// </summary>
    /// <param name="names">Names of any kind.</param>
    /// <param name="query">Which replicas.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async IAsyncEnumerable<FileReplicas> ListAsync(
        IEnumerable<DataIdentifier> names, ReplicaQuery query, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var some in names.Chunk(DidAddress.MostInRequest))
        {
            await foreach (var row in connection.ListAsync(Request(some, query, RucioRequest.AcceptAnything), RucioJson.Default.FileReplicas, cancellation).ConfigureAwait(false))
            {
                yield return row;
            }
        }
    }

    /// <summary>The same as a metalink document (RFC 5854), for other programs.</summary>
    public async Task<string> MetalinkAsync(IReadOnlyCollection<DataIdentifier> names, ReplicaQuery query, CancellationToken cancellation = default)
    {
        using var reply = await connection.SendAsync(Request(names, query, "application/metalink4+xml"), cancellation).ConfigureAwait(false);
        return reply.Text;
    }

    /// <summary>How much of a dataset is where.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="deep">True: counted now; false: as a daemon has last counted.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="RucioDataIdentifierNotFoundException">There is no such dataset.</exception>
    public IAsyncEnumerable<DatasetReplica> OfDatasetAsync(DataIdentifier dataset, bool deep = true, CancellationToken cancellation = default)
    {
        var request = new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("replicas", dataset.Scope, dataset.Name, "datasets")) { Query = deep ? [("deep", "True")] : [] };
        return dids.OrMissingAsync(connection.ListAsync(request, RucioJson.Default.DatasetReplica, cancellation), dataset, cancellation);
    }

    /// <summary>
    /// Registers replicas at an RSE, and the files where they are new. The server takes any checksum for a file that it knows: so what it
    /// knows is compared first.
    /// </summary>
    /// <exception cref="RucioInvalidRequestException">A file of that name has another size or checksum.</exception>
    public async Task AddAsync(string rse, IReadOnlyCollection<NewReplica> replicas, CancellationToken cancellation = default)
    {
        foreach (var some in replicas.Chunk(DidAddress.MostInRequest))
        {
            var known = some.ToDictionary(replica => replica.Did);
            await foreach (var data in dids.MetadataAsync(known.Keys, cancellation: cancellation).ConfigureAwait(false))
            {
                Compare(known[new DataIdentifier(data["scope"]!.GetValue<string>(), data["name"]!.GetValue<string>())], data);
            }

            // Registering twice is as once.
            var body = new JsonObject { ["rse"] = rse, ["files"] = new JsonArray([.. some.Select(Json)]) };
            using var reply = await connection.SendAsync(new RucioRequest(HttpMethod.Post, "/replicas") { Body = DidAddress.Bytes(body), IsSafe = true }, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Sets the state of replicas: A available, U unavailable, C copying, B bad. The account needs rights of an administrator.</summary>
    public async Task SetStateAsync(string rse, IEnumerable<DataIdentifier> files, char state, CancellationToken cancellation = default)
    {
        foreach (var some in files.Chunk(DidAddress.MostInRequest))
        {
            var list = some.Select(did => new JsonObject { ["scope"] = did.Scope, ["name"] = did.Name, ["state"] = state.ToString() });
            var body = new JsonObject { ["rse"] = rse, ["files"] = new JsonArray([.. list]) };
            using var reply = await connection.SendAsync(new RucioRequest(HttpMethod.Put, "/replicas") { Body = DidAddress.Bytes(body), IsSafe = true }, cancellation).ConfigureAwait(false);
        }
    }

    private static RucioRequest Request(IEnumerable<DataIdentifier> names, ReplicaQuery query, string accept)
    {
        var body = new JsonObject { ["dids"] = DidAddress.Names(names) };
        Set("schemes", query.Schemes.Count == 0 ? null : new JsonArray([.. query.Schemes.Select(scheme => JsonValue.Create(scheme))]));
        Set("rse_expression", query.RseExpression);
        Set("domain", query.Domain);
        Set("sort", query.Sort);
        Set("client_location", query.Site is { } site ? new JsonObject { ["site"] = site } : null);
        Set("all_states", query.AllStates ? true : null);
        Set("ignore_availability", query.IgnoreAvailability ? null : false);
        Set("resolve_archives", query.ResolveArchives ? null : false);
        return new RucioRequest(HttpMethod.Post, "/replicas/list") { Body = DidAddress.Bytes(body), Accept = accept, IsSafe = true };

        void Set(string name, JsonNode? value)
        {
            if (value is not null)
            {
                body[name] = value;
            }
        }
    }

    private static JsonNode Json(NewReplica replica)
    {
        var file = new JsonObject { ["scope"] = replica.Did.Scope, ["name"] = replica.Did.Name, ["bytes"] = replica.Bytes, ["adler32"] = replica.Adler32, ["state"] = "A" };
        var meta = new JsonObject();
        if (replica.Md5 is { } md5)
        {
            file["md5"] = md5;
        }

        if (replica.Guid is { } guid)
        {
            meta["guid"] = guid;
        }

        if (replica.Events is { } events)
        {
            meta["events"] = events;
        }

        if (meta.Count > 0)
        {
            file["meta"] = meta;
        }

        if (replica.Address is { } address)
        {
            file["pfn"] = address;
        }

        return file;
    }

    private static void Compare(NewReplica wanted, JsonObject known)
    {
        var (bytes, adler32) = (known["bytes"]?.GetValue<long>(), known["adler32"]?.GetValue<string>());
        if ((bytes is not null && bytes != wanted.Bytes) || (adler32 is not null && !string.Equals(adler32, wanted.Adler32, StringComparison.OrdinalIgnoreCase)))
        {
            throw new RucioInvalidRequestException(
                $"{wanted.Did} is there already, and is another file", null, $"it has {bytes:N0} bytes and adler32 {adler32 ?? "unknown"}, and this one has {wanted.Bytes:N0} and {wanted.Adler32}", "choose another name: names are never used twice");
        }
    }
}
