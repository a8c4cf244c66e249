using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using HepAnalysis.GridSubmit.Rucio.Dids;
using HepAnalysis.GridSubmit.Rucio.Json;
using HepAnalysis.GridSubmit.Rucio.Rules;
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
    /// <exception cref="RucioInvalidRseExpressionException">The expression names no RSE.</exception>
    /// <exception cref="RucioInvalidRequestException">The server knows no such order.</exception>
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

    /// <summary>The same as a metalink document (RFC 5854), for other programs; of a thousand names at most. Without schemes it holds all protocols.</summary>
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

    /// <summary>How much of many datasets is where, as a daemon has last counted; datasets that are not there are left out.</summary>
    public async IAsyncEnumerable<DatasetReplica> OfDatasetsAsync(IEnumerable<DataIdentifier> datasets, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var some in datasets.Chunk(DidAddress.MostInRequest))
        {
            var body = DidAddress.Bytes(new JsonObject { ["dids"] = DidAddress.Names(some) });
            var request = new RucioRequest(HttpMethod.Post, "/replicas/datasets_bulk") { Body = body, IsSafe = true };
            await foreach (var replica in connection.ListAsync(request, RucioJson.Default.DatasetReplica, cancellation).ConfigureAwait(false))
            {
                yield return replica;
            }
        }
    }

    /// <summary>The datasets of which there is something at an RSE, as a daemon has last counted.</summary>
    /// <exception cref="RucioRseNotFoundException">There is no such RSE.</exception>
    public IAsyncEnumerable<DatasetReplica> DatasetsAtAsync(string rse, CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("replicas", "rse", rse)), RucioJson.Default.DatasetReplica, cancellation);

    /// <summary>Registers replicas at an RSE that is not blocked for writing.</summary>
    /// <inheritdoc cref="AddAsync(string, IReadOnlyCollection{NewReplica}, bool, CancellationToken)"/>
    public Task AddAsync(string rse, IReadOnlyCollection<NewReplica> replicas, CancellationToken cancellation = default) =>
        AddAsync(rse, replicas, ignoreAvailability: false, cancellation);

    /// <summary>
    /// Registers replicas at an RSE, and the files where they are new. The server takes any checksum for a file that it knows: so what it
    /// knows is compared first.
    /// </summary>
    /// <param name="rse">The RSE.</param>
    /// <param name="replicas">What is there.</param>
    /// <param name="ignoreAvailability">True: even where the RSE is blocked for writing.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="RucioInvalidRequestException">A file of that name has another size or checksum.</exception>
    /// <exception cref="RucioRseNotFoundException">There is no such RSE.</exception>
    /// <exception cref="RucioAccessDeniedException">The account may not register there: a person mostly on USERDISK, SCRATCHDISK and LOCALGROUPDISK only.</exception>
    public async Task AddAsync(string rse, IReadOnlyCollection<NewReplica> replicas, bool ignoreAvailability, CancellationToken cancellation = default)
    {
        foreach (var some in replicas.Chunk(DidAddress.MostInRequest))
        {
            if (some.CountBy(replica => replica.Did).FirstOrDefault(count => count.Value > 1) is { Value: > 1 } twice)
            {
                throw new RucioInvalidRequestException($"{twice.Key} is to be registered {twice.Value} times", rse, "a file has one replica at an RSE", "name each file once");
            }

            var known = some.ToDictionary(replica => replica.Did);
            await foreach (var data in dids.MetadataAsync(known.Keys, cancellation: cancellation).ConfigureAwait(false))
            {
                Compare(known[new DataIdentifier(data["scope"]!.GetValue<string>(), data["name"]!.GetValue<string>())], data);
            }

            // Registering twice is as once.
            var body = new JsonObject { ["rse"] = rse, ["files"] = new JsonArray([.. some.Select(Json)]) };
            Set(body, "ignore_availability", ignoreAvailability ? true : null);
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
        if (query.Domain is not (null or "lan" or "wan" or "all"))
        {
            // The server would find no addresses, and not say why.
            throw new RucioInvalidRequestException($"there is no domain '{query.Domain}'", null, "addresses are for lan or wan", "ask for lan, wan or all");
        }

        var client = new JsonObject();
        Set(client, "site", query.Site);
        Set(client, "fqdn", query.Host);
        var body = new JsonObject { ["dids"] = DidAddress.Names(names) };
        Set(body, "schemes", query.Schemes.Count == 0 ? null : new JsonArray([.. query.Schemes.Select(scheme => JsonValue.Create(scheme))]));
        Set(body, "rse_expression", query.RseExpression);
        Set(body, "domain", query.Domain);
        Set(body, "sort", query.Sort);
        Set(body, "client_location", client.Count == 0 ? null : client);
        Set(body, "all_states", query.AllStates ? true : null);
        Set(body, "ignore_availability", query.IgnoreAvailability ? true : null);
        Set(body, "resolve_archives", query.ResolveArchives ? null : false);
        Set(body, "resolve_parents", query.Parents ? true : null);
        Set(body, "nrandom", query.Random);
        Set(body, "signature_lifetime", RuleBody.Seconds(query.SignatureLifetime));
        Set(body, "updated_after", query.UpdatedAfter?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        return new RucioRequest(HttpMethod.Post, "/replicas/list") { Body = DidAddress.Bytes(body), Accept = accept, IsSafe = true };
    }

    private static void Set(JsonObject target, string name, JsonNode? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }
    }

    private static JsonNode Json(NewReplica replica)
    {
        var file = new JsonObject { ["scope"] = replica.Did.Scope, ["name"] = replica.Did.Name, ["bytes"] = replica.Bytes, ["adler32"] = replica.Adler32 };
        var meta = new JsonObject();
        Set(file, "md5", replica.Md5);
        Set(meta, "guid", replica.Guid);
        Set(meta, "events", replica.Events);
        Set(file, "meta", meta.Count > 0 ? meta : null);
        Set(file, "pfn", replica.Address);
        return file;
    }

    private static void Compare(NewReplica wanted, JsonObject known)
    {
        var (bytes, adler32, md5) = (known["bytes"]?.GetValue<long>(), known["adler32"]?.GetValue<string>(), known["md5"]?.GetValue<string>());
        if ((bytes is not null && bytes != wanted.Bytes) || Differ(adler32, wanted.Adler32) || Differ(md5, wanted.Md5))
        {
            throw new RucioInvalidRequestException(
                $"{wanted.Did} is there already, and is another file", null,
                $"it has {bytes:N0} bytes, adler32 {adler32 ?? "unknown"} and md5 {md5 ?? "unknown"}, and this one has {wanted.Bytes:N0}, {wanted.Adler32} and {wanted.Md5 ?? "unknown"}", "choose another name: names are never used twice");
        }

        static bool Differ(string? one, string? other) => one is not null && other is not null && !string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
    }
}
