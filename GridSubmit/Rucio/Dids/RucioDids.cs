using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using HepAnalysis.GridSubmit.Rucio.Json;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Files, datasets and containers: looked up, listed, made, filled, closed, erased.</summary>
public sealed class RucioDids
{
    /// <summary>The server takes no more in one request.</summary>
    internal const int MostInRequest = 1000;

    // What the server takes for a part of the address behind a shorter name.
    private static readonly string[] Parts = ["files", "meta", "dids", "history", "status", "rules", "parents", "associated_rules", "datasets", "locks", "attributes", "did", "guid"];

    private readonly RucioConnection connection;

    internal RucioDids(RucioConnection connection) => this.connection = connection;

    /// <summary>Searches a scope.</summary>
    /// <param name="scope">The scope; one that is not there gives nothing.</param>
    /// <param name="filter">What is looked for.</param>
    /// <param name="type">What kind.</param>
    /// <param name="recursive">True: what is in the datasets and containers that were found, too.</param>
    /// <param name="cancellation">Ends the call.</param>
    public IAsyncEnumerable<FoundDid> SearchAsync(
        string scope, DidFilter filter, DidSearchType type = DidSearchType.Collection, bool recursive = false, CancellationToken cancellation = default)
    {
        List<(string, string)> query = [("type", type.ToString().ToLowerInvariant())];
        if (filter.Alternatives.Count == 1)
        {
            query.AddRange(filter.Alternatives[0]);
        }
        else
        {
            query.Add(("filters", filter.ToPython()));
        }

        query.Add(("long", "True"));
        if (recursive)
        {
            query.Add(("recursive", "True"));
        }

        return connection.ListAsync(new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("dids", scope, "dids", "search")) { Query = query }, RucioJson.Default.FoundDid, cancellation);
    }

    /// <summary>What the server says of a name.</summary>
    /// <param name="did">The name.</param>
    /// <param name="count">True: the files below are counted now, which takes longer.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="RucioDataIdentifierNotFoundException">There is none.</exception>
    public async Task<DidSummary> GetAsync(DataIdentifier did, bool count = false, CancellationToken cancellation = default)
    {
        if (!IsShadowed(did))
        {
            var request = new RucioRequest(HttpMethod.Get, Path(did)) { Query = count ? [("dynamic_depth", "FILE")] : [] };
            return await connection.GetAsync(request, RucioJson.Default.DidSummary, cancellation).ConfigureAwait(false);
        }

        var data = await MetadataAsync(did, cancellation).ConfigureAwait(false);
        var type = Enum.Parse<DataIdentifierType>(data["did_type"]!.GetValue<string>(), ignoreCase: true);
        var (length, bytes) = (type == DataIdentifierType.File ? 1L : (long?)null, data["bytes"]?.GetValue<long>());
        if (count && type != DataIdentifierType.File)
        {
            (length, bytes) = (0, 0);
            await foreach (var file in ListFilesAsync(did, cancellation).ConfigureAwait(false))
            {
                (length, bytes) = (length + 1, bytes + (file.Bytes ?? 0));
            }
        }

        return new DidSummary(
            did.Scope, did.Name, type, data["account"]?.GetValue<string>(), data["is_open"]?.GetValue<bool>(), data["monotonic"]?.GetValue<bool>(),
            RucioDate.TryParse(data["expired_at"]?.GetValue<string>(), out var date) ? date : null, length, bytes, data["md5"]?.GetValue<string>(), data["adler32"]?.GetValue<string>());
    }

    /// <summary>
    /// The files below a dataset or container; one that is in several datasets comes as often. When all have come they are compared
    /// with what the server counts: fewer or more are an error.
    /// </summary>
    /// <exception cref="RucioStreamCutException">The list is not whole.</exception>
    public async IAsyncEnumerable<RucioFile> FilesAsync(DataIdentifier did, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // A dataset that grows meanwhile has one of the numbers between.
        var before = await GetAsync(did, count: true, cancellation).ConfigureAwait(false);
        var (files, bytes) = (0L, 0L);
        await foreach (var file in ListFilesAsync(did, cancellation).ConfigureAwait(false))
        {
            (files, bytes) = (files + 1, bytes + (file.Bytes ?? 0));
            yield return file;
        }

        if (before.Type == DataIdentifierType.File || IsShadowed(did))
        {
            yield break;
        }

        if (files == before.Length && IsSame(bytes, before.Bytes))
        {
            yield break;
        }

        var after = await GetAsync(did, count: true, cancellation).ConfigureAwait(false);
        if (!IsBetween(files, before.Length, after.Length) || !IsBetween(bytes, before.Bytes, after.Bytes))
        {
            throw new RucioStreamCutException(
                $"the list of the files of {did} is not whole", connection.Settings.Hosts[0].ToString(), $"{files:N0} files of {bytes:N0} bytes came, and the server counts {after.Length:N0} of {after.Bytes:N0}", "try again");
        }
    }

    /// <summary>What is attached to a dataset or container directly.</summary>
    public IAsyncEnumerable<DidContent> ContentAsync(DataIdentifier did, CancellationToken cancellation = default) => List(did, cancellation, "dids");

    /// <summary>What was attached once and is no more.</summary>
    public IAsyncEnumerable<DidContent> HistoryAsync(DataIdentifier did, CancellationToken cancellation = default) => List(did, cancellation, "dids", "history");

    /// <summary>The datasets and containers to which it is attached.</summary>
    public IAsyncEnumerable<DidContent> ParentsAsync(DataIdentifier did, CancellationToken cancellation = default) => List(did, cancellation, "parents");

    /// <summary>The scopes of the server.</summary>
    public Task<List<string>> ScopesAsync(CancellationToken cancellation = default) =>
        connection.GetAsync(new RucioRequest(HttpMethod.Get, "/scopes/"), RucioJson.Default.ListString, cancellation);

    /// <summary>Metadata by name, the experiment's own too where the server's database can hold them.</summary>
    public async Task<JsonObject> MetadataAsync(DataIdentifier did, CancellationToken cancellation = default)
    {
        await foreach (var data in MetadataAsync([did], cancellation).ConfigureAwait(false))
        {
            return data;
        }

        throw new RucioDataIdentifierNotFoundException("no such file, dataset or container", did.ToString(), "the server has no metadata of it", "hep rucio ls SCOPE:PATTERN* lists what there is") { ExceptionClass = "DataIdentifierNotFound", Status = 404 };
    }

    /// <summary>Metadata of many; those that are not there are left out, and the order is the server's.</summary>
    public async IAsyncEnumerable<JsonObject> MetadataAsync(IEnumerable<DataIdentifier> dids, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var some in dids.Chunk(MostInRequest))
        {
            var request = new RucioRequest(HttpMethod.Post, "/dids/bulkmeta") { Body = Bytes(new JsonObject { ["dids"] = Names(some) }), IsSafe = true };
            await foreach (var data in connection.ListAsync(request, RucioJson.Default.JsonObject, cancellation).ConfigureAwait(false))
            {
                yield return data;
            }
        }
    }

    /// <summary>Metadata of a plugin of the server: DID_COLUMN (the standard ones), JSON (the experiment's own), ALL.</summary>
    public Task<JsonObject> MetadataAsync(DataIdentifier did, string plugin, CancellationToken cancellation = default) =>
        connection.GetAsync(new RucioRequest(HttpMethod.Get, Path(did, "meta")) { Query = [("plugin", plugin)] }, RucioJson.Default.JsonObject, cancellation);

    /// <summary>Sets metadata; setting them twice is as once.</summary>
    public async Task SetMetadataAsync(DataIdentifier did, IReadOnlyDictionary<string, JsonNode?> values, CancellationToken cancellation = default)
    {
        var body = new JsonObject { ["meta"] = new JsonObject(values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))) };
        using var reply = await connection.SendAsync(new RucioRequest(HttpMethod.Post, Path(did, "meta")) { Body = Bytes(body), IsSafe = true }, cancellation).ConfigureAwait(false);
    }

    /// <summary>Removes one of the experiment's own metadata.</summary>
    public async Task DeleteMetadataAsync(DataIdentifier did, string key, CancellationToken cancellation = default)
    {
        using var reply = await connection.ChangeAsync(
            new RucioRequest(HttpMethod.Delete, Path(did, "meta")) { Query = [("key", key)] },
            async token => !(await MetadataAsync(did, "JSON", token).ConfigureAwait(false)).ContainsKey(key), cancellation).ConfigureAwait(false);
    }

    /// <summary>Makes a dataset or container.</summary>
    /// <exception cref="RucioDataIdentifierExistsException">The name is taken.</exception>
    public async Task AddAsync(NewDid did, CancellationToken cancellation = default)
    {
        var body = new JsonObject { ["type"] = did.Type.ToString().ToUpperInvariant() };
        if (did.Metadata.Count > 0)
        {
            body["meta"] = new JsonObject(did.Metadata.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        }

        if (did.Monotonic)
        {
            body["statuses"] = new JsonObject { ["monotonic"] = true };
        }

        if (did.Lifetime is { } lifetime)
        {
            body["lifetime"] = (long)lifetime.TotalSeconds;
        }

        if (did.Rules.Count > 0)
        {
            body["rules"] = new JsonArray([.. did.Rules.Select(rule => rule.DeepClone())]);
        }

        using var reply = await connection.ChangeAsync(
            new RucioRequest(HttpMethod.Post, Path(did.Did)) { Body = Bytes(body) }, token => IsThereAsync(did.Did, token), cancellation).ConfigureAwait(false);
    }

    /// <summary>Attaches files to a dataset, or datasets and containers to a container; what is attached already stays so.</summary>
    public async Task AttachAsync(DataIdentifier parent, IEnumerable<DataIdentifier> children, CancellationToken cancellation = default)
    {
        foreach (var some in children.Chunk(MostInRequest))
        {
            var body = new JsonObject
            {
                ["attachments"] = new JsonArray(new JsonObject { ["scope"] = parent.Scope, ["name"] = parent.Name, ["dids"] = Names(some) }),
                ["ignore_duplicate"] = true,
            };

            // Done twice it is as done once.
            using var reply = await connection.SendAsync(new RucioRequest(HttpMethod.Post, "/dids/attachments") { Body = Bytes(body), IsSafe = true }, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Detaches what is attached.</summary>
    public async Task DetachAsync(DataIdentifier parent, IEnumerable<DataIdentifier> children, CancellationToken cancellation = default)
    {
        foreach (var some in children.Chunk(MostInRequest))
        {
            using var reply = await connection.ChangeAsync(
                new RucioRequest(HttpMethod.Delete, Path(parent, "dids")) { Body = Bytes(new JsonObject { ["dids"] = Names(some) }) },
                async token => !await HoldsAsync(parent, some, token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Closes a dataset or container: nothing is attached to it any more.</summary>
    /// <exception cref="RucioUnsupportedOperationException">It is closed already.</exception>
    public async Task CloseAsync(DataIdentifier did, CancellationToken cancellation = default)
    {
        using var reply = await connection.ChangeAsync(
            new RucioRequest(HttpMethod.Put, Path(did, "status")) { Body = "{\"open\": false}"u8.ToArray() },
            async token => (await GetAsync(did, cancellation: token).ConfigureAwait(false)).Open == false, cancellation).ConfigureAwait(false);
    }

    /// <summary>Has the server remove a name with what it holds, after a time.</summary>
    /// <param name="did">The name.</param>
    /// <param name="after">After how long; a day where it is null, as the Python client does.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task EraseAsync(DataIdentifier did, TimeSpan? after = null, CancellationToken cancellation = default)
    {
        var body = new JsonObject { ["value"] = (long)(after ?? TimeSpan.FromDays(1)).TotalSeconds };
        using var reply = await connection.SendAsync(new RucioRequest(HttpMethod.Post, Path(did, "meta", "lifetime")) { Body = Bytes(body), IsSafe = true }, cancellation).ConfigureAwait(false);
    }

    /// <summary>JSON as it is sent.</summary>
    internal static byte[] Bytes(JsonNode body) => JsonSerializer.SerializeToUtf8Bytes(body, RucioJson.Default.JsonNode);

    /// <summary>Names as they are sent.</summary>
    internal static JsonArray Names(IEnumerable<DataIdentifier> dids) => [.. dids.Select(did => new JsonObject { ["scope"] = did.Scope, ["name"] = did.Name })];

    /// <summary>
    /// True where the address of a name would be that of a part of a shorter one: the server decodes an address before it reads it, so
    /// that up/files of a scope cannot be asked for but in the body of a request.
    /// </summary>
    internal static bool IsShadowed(DataIdentifier did)
    {
        var slash = did.Name.LastIndexOf('/');
        return slash >= 0 && Parts.Contains(did.Name[(slash + 1)..], StringComparer.Ordinal);
    }

    private static bool IsBetween(long value, long? a, long? b) => a is not { } one || b is not { } other || (value >= Math.Min(one, other) - Lost(one) && value <= Math.Max(one, other) + Lost(other));

    private static bool IsSame(long value, long? other) => IsBetween(value, other, other);

    // Sums come as floats, which have no more than 53 bits.
    private static long Lost(long value) => value >= 1L << 53 ? value >> 52 : 0;

    private static string Path(DataIdentifier did, params ReadOnlySpan<string> parts) => IsShadowed(did)
        ? throw new RucioUnsupportedOperationException($"the server cannot be asked for {did} in this way", null, string.Create(CultureInfo.InvariantCulture, $"a name that ends in {did.Name[did.Name.LastIndexOf('/')..]} is taken for a part of a shorter name"), "rename it, or ask through the dataset that holds it")
        : RucioRequest.PathOf(["dids", did.Scope, did.Name, .. parts]);

    private IAsyncEnumerable<RucioFile> ListFilesAsync(DataIdentifier did, CancellationToken cancellation) => connection.ListAsync(
        IsShadowed(did)
            ? new RucioRequest(HttpMethod.Post, "/dids/bulkfiles") { Body = Bytes(new JsonObject { ["dids"] = Names([did]) }), IsSafe = true }
            : new RucioRequest(HttpMethod.Get, Path(did, "files")),
        RucioJson.Default.RucioFile, cancellation);

    private IAsyncEnumerable<DidContent> List(DataIdentifier did, CancellationToken cancellation, params ReadOnlySpan<string> parts) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, Path(did, parts)), RucioJson.Default.DidContent, cancellation);

    private async Task<bool> IsThereAsync(DataIdentifier did, CancellationToken cancellation)
    {
        try
        {
            _ = await GetAsync(did, cancellation: cancellation).ConfigureAwait(false);
            return true;
        }
        catch (RucioDataIdentifierNotFoundException)
        {
            return false;
        }
    }

    private async Task<bool> HoldsAsync(DataIdentifier parent, DataIdentifier[] children, CancellationToken cancellation)
    {
        var wanted = children.ToHashSet();
        await foreach (var item in ContentAsync(parent, cancellation).ConfigureAwait(false))
        {
            if (wanted.Contains(item.Did))
            {
                return true;
            }
        }

        return false;
    }
}
