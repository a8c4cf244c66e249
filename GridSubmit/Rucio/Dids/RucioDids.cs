using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using HepAnalysis.GridSubmit.Rucio.Dids;
using HepAnalysis.GridSubmit.Rucio.Json;
using HepAnalysis.GridSubmit.Rucio.Rules;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Files, datasets and containers: looked up, listed, made, filled, closed, erased.</summary>
public sealed class RucioDids
{
    private readonly RucioConnection connection;

    private readonly RucioAccounts accounts;

    internal RucioDids(RucioConnection connection, RucioAccounts accounts) => (this.connection, this.accounts) = (connection, accounts);

    /// <summary>Searches a scope.</summary>
    /// <param name="scope">The scope; one that is not there gives nothing.</param>
    /// <param name="filter">What is looked for.</param>
    /// <param name="type">What kind.</param>
    /// <param name="recursive">
    /// True: what of that kind is in the datasets and containers that were found, too, each once, whatever its name and scope. Together with
    /// conditions on metadata the server does that, which fails where a name below is a number and leaves out those that hold "true" or "false".
    /// </param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="RucioInvalidRequestException">The server cannot search by that.</exception>
    public IAsyncEnumerable<FoundDid> SearchAsync(
        string scope, DidFilter filter, DidSearchType type = DidSearchType.Collection, bool recursive = false, CancellationToken cancellation = default) =>
        new DidSearch(connection, this, type).RunAsync(scope, filter, recursive, cancellation);

    /// <summary>What the server says of a name.</summary>
    /// <param name="did">The name.</param>
    /// <param name="count">True: the files below are counted now, which takes longer.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="RucioDataIdentifierNotFoundException">There is none.</exception>
    public async Task<DidSummary> GetAsync(DataIdentifier did, bool count = false, CancellationToken cancellation = default)
    {
        if (!DidAddress.IsShadowed(did))
        {
            var request = new RucioRequest(HttpMethod.Get, DidAddress.Of(did)) { Query = count ? [("dynamic_depth", "FILE")] : [] };
            return await connection.GetAsync(request, RucioJson.Default.DidSummary, cancellation).ConfigureAwait(false);
        }

        var data = await MetadataAsync(did, cancellation).ConfigureAwait(false);
        var found = Found(data);
        var (length, bytes) = (found.DidType == DataIdentifierType.File ? 1 : found.Length, found.Bytes);
        if (count && found.DidType != DataIdentifierType.File)
        {
            (length, bytes) = (0, 0);
            await foreach (var file in ListFilesAsync(did, false, cancellation).ConfigureAwait(false))
            {
                (length, bytes) = (length + 1, bytes + (file.Bytes ?? 0));
            }
        }

        return new DidSummary(
            did.Scope, did.Name, found.DidType!.Value, data["account"]?.GetValue<string>(), data["is_open"]?.GetValue<bool>(), data["monotonic"]?.GetValue<bool>(),
            RucioDate.TryParse(data["expired_at"]?.GetValue<string>(), out var date) ? date : null, length, bytes, data["md5"]?.GetValue<string>(), data["adler32"]?.GetValue<string>());
    }

    /// <summary>
    /// The files below a dataset or container; one that is in several datasets comes as often. When all have come they are compared
    /// with what the server counts: fewer or more are an error.
    /// </summary>
    /// <exception cref="RucioStreamCutException">The list is not whole.</exception>
    public IAsyncEnumerable<RucioFile> FilesAsync(DataIdentifier did, CancellationToken cancellation = default) => FilesAsync(did, withLumiBlocks: false, cancellation);

    /// <summary>The same, with the luminosity block of each file.</summary>
    /// <inheritdoc cref="FilesAsync(DataIdentifier, CancellationToken)"/>
    public async IAsyncEnumerable<RucioFile> FilesAsync(DataIdentifier did, bool withLumiBlocks, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // A dataset that grows meanwhile has one of the numbers between.
        var before = await GetAsync(did, count: true, cancellation).ConfigureAwait(false);
        var (files, bytes) = (0L, 0L);
        await foreach (var file in ListFilesAsync(did, withLumiBlocks, cancellation).ConfigureAwait(false))
        {
            (files, bytes) = (files + 1, bytes + (file.Bytes ?? 0));
            yield return file;
        }

        if (before.Type == DataIdentifierType.File || DidAddress.IsShadowed(did))
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
    /// <exception cref="RucioDataIdentifierNotFoundException">There is no such name.</exception>
    public IAsyncEnumerable<DidContent> ContentAsync(DataIdentifier did, CancellationToken cancellation = default) => List(did, cancellation, "dids");

    /// <summary>What was attached once and is no more.</summary>
    /// <exception cref="RucioDataIdentifierNotFoundException">There is no such name.</exception>
    public IAsyncEnumerable<DidContent> HistoryAsync(DataIdentifier did, CancellationToken cancellation = default) =>
        OrMissingAsync(List(did, cancellation, "dids", "history"), did, cancellation);

    /// <summary>The datasets and containers to which it is attached.</summary>
    /// <exception cref="RucioDataIdentifierNotFoundException">There is no such name.</exception>
    public IAsyncEnumerable<DidContent> ParentsAsync(DataIdentifier did, CancellationToken cancellation = default) =>
        OrMissingAsync(List(did, cancellation, "parents"), did, cancellation);

    /// <summary>The datasets in which there is a file with a number in the world (GUID), 32 hexadecimal digits.</summary>
    public async IAsyncEnumerable<DataIdentifier> DatasetsOfGuidAsync(string guid, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var request = new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("dids", guid.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant(), "guid"));
        await foreach (var data in connection.ListAsync(request, RucioJson.Default.JsonObject, cancellation).ConfigureAwait(false))
        {
            yield return Did(data);
        }
    }

    /// <summary>The scopes of the server.</summary>
    public Task<List<string>> ScopesAsync(CancellationToken cancellation = default) =>
        connection.GetAsync(new RucioRequest(HttpMethod.Get, "/scopes/"), RucioJson.Default.ListString, cancellation);

    /// <summary>Metadata by name, the standard ones.</summary>
    /// <exception cref="RucioDataIdentifierNotFoundException">There is no such name.</exception>
    public async Task<JsonObject> MetadataAsync(DataIdentifier did, CancellationToken cancellation = default)
    {
        await foreach (var data in MetadataAsync([did], cancellation: cancellation).ConfigureAwait(false))
        {
            return data;
        }

        throw new RucioDataIdentifierNotFoundException("no such file, dataset or container", did.ToString(), "the server has no metadata of it", "hep rucio ls SCOPE:PATTERN* lists what there is") { ExceptionClass = "DataIdentifierNotFound", Status = 404 };
    }

    /// <summary>Metadata of many; those that are not there are left out, and the order is the server's.</summary>
    /// <param name="dids">The names.</param>
    /// <param name="plugin">Whose: DID_COLUMN (the standard ones), JSON (the experiment's own), ALL; null: the standard ones.</param>
    /// <param name="inherit">True: what a name has not itself is taken from the datasets and containers that hold it.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async IAsyncEnumerable<JsonObject> MetadataAsync(
        IEnumerable<DataIdentifier> dids, string? plugin = null, bool inherit = false, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var some in dids.Chunk(DidAddress.MostInRequest))
        {
            var body = new JsonObject { ["dids"] = DidAddress.Names(some) };
            if (plugin is not null)
            {
                body["plugin"] = plugin;
            }

            if (inherit)
            {
                body["inherit"] = true;
            }

            var request = new RucioRequest(HttpMethod.Post, "/dids/bulkmeta") { Body = DidAddress.Bytes(body), IsSafe = true };
            await foreach (var data in connection.ListAsync(request, RucioJson.Default.JsonObject, cancellation).ConfigureAwait(false))
            {
                yield return data;
            }
        }
    }

    /// <summary>Metadata of a plugin of the server: DID_COLUMN (the standard ones), JSON (the experiment's own), ALL.</summary>
    /// <exception cref="RucioDataIdentifierNotFoundException">There is no such name.</exception>
    public async Task<JsonObject> MetadataAsync(DataIdentifier did, string plugin, CancellationToken cancellation = default)
    {
        var request = new RucioRequest(HttpMethod.Get, DidAddress.Of(did, "meta")) { Query = [("plugin", plugin)] };
        var data = await connection.GetAsync(request, RucioJson.Default.JsonObject, cancellation).ConfigureAwait(false);
        if (data.Count == 0)
        {
            // None are what a name has that is not there, too.
            _ = await GetAsync(did, cancellation: cancellation).ConfigureAwait(false);
        }

        return data;
    }

    /// <summary>Sets metadata; setting them twice is as once.</summary>
    /// <param name="did">The name.</param>
    /// <param name="values">What to set.</param>
    /// <param name="recursive">True: what is in it gets them too.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="RucioDataIdentifierNotFoundException">There is no such name.</exception>
    public async Task SetMetadataAsync(DataIdentifier did, IReadOnlyDictionary<string, JsonNode?> values, bool recursive = false, CancellationToken cancellation = default)
    {
        if (DidAddress.IsMetadata(did))
        {
            await SetMetadataAsync(new Dictionary<DataIdentifier, IReadOnlyDictionary<string, JsonNode?>> { [did] = values }, recursive, cancellation).ConfigureAwait(false);
            return;
        }

        var request = new RucioRequest(HttpMethod.Post, DidAddress.Of(did, "meta")) { Body = DidAddress.Bytes(Recursive(new JsonObject { ["meta"] = Values(values) }, recursive)), IsSafe = true };
        using var reply = await connection.SendAsync(request, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sets metadata of many, each its own; a thousand are set all or none.</summary>
    /// <param name="values">What to set, by name.</param>
    /// <param name="recursive">True: what is in them gets them too.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="RucioDataIdentifierNotFoundException">One of the names is not there.</exception>
    public async Task SetMetadataAsync(
        IReadOnlyDictionary<DataIdentifier, IReadOnlyDictionary<string, JsonNode?>> values, bool recursive = false, CancellationToken cancellation = default)
    {
        foreach (var some in values.Chunk(DidAddress.MostInRequest))
        {
            var dids = some.Select(pair =>
            {
                var did = DidAddress.Name(pair.Key);
                did["meta"] = Values(pair.Value);
                return did;
            });
            var request = new RucioRequest(HttpMethod.Post, "/dids/bulkdidsmeta") { Body = DidAddress.Bytes(Recursive(new JsonObject { ["dids"] = new JsonArray([.. dids]) }, recursive)), IsSafe = true };
            using var reply = await connection.SendAsync(request, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Removes one of the experiment's own metadata.</summary>
    public async Task DeleteMetadataAsync(DataIdentifier did, string key, CancellationToken cancellation = default)
    {
        using var reply = await connection.ChangeAsync(
            new RucioRequest(HttpMethod.Delete, DidAddress.Of(did, "meta")) { Query = [("key", key)] },
            async token => !(await MetadataAsync(did, "JSON", token).ConfigureAwait(false)).ContainsKey(key), cancellation).ConfigureAwait(false);
    }

    /// <summary>Makes a dataset or container.</summary>
    /// <exception cref="RucioDataIdentifierExistsException">The name is taken.</exception>
    /// <exception cref="RucioUnsupportedOperationException">The name ends as addresses do, so that no client could ask for it.</exception>
    public async Task AddAsync(NewDid did, CancellationToken cancellation = default)
    {
        if (DidAddress.IsShadowed(did.Did))
        {
            throw new RucioUnsupportedOperationException($"{did.Did} cannot be made", null, $"the server takes '{did.Did.Name}' in an address for a part of a shorter name, and no client could ask for it", "choose a name that does not end as an address does: /files, /meta, /rules …");
        }

        var account = did.Rules.All(rule => rule.Account is not null) ? null : connection.Settings.Account ?? await accounts.GetOwnNameAsync(cancellation).ConfigureAwait(false);
        using var reply = await connection.ChangeAsync(
            new RucioRequest(HttpMethod.Post, DidAddress.Of(did.Did)) { Body = DidAddress.Bytes(did.Body(account)) }, token => IsThereAsync(did.Did, token), cancellation).ConfigureAwait(false);
    }

    /// <summary>Attaches files to a dataset, or datasets or containers, not both, to a container; what is attached already stays so.</summary>
    /// <exception cref="RucioUnsupportedOperationException">The parent is closed, or takes nothing of that kind: a container of datasets takes no container.</exception>
    public async Task AttachAsync(DataIdentifier parent, IEnumerable<DataIdentifier> children, CancellationToken cancellation = default)
    {
        foreach (var some in children.Chunk(DidAddress.MostInRequest))
        {
            var attachment = DidAddress.Name(parent);
            attachment["dids"] = DidAddress.Names(some);
            var body = new JsonObject { ["attachments"] = new JsonArray(attachment), ["ignore_duplicate"] = true };

            // Done twice it is as done once.
            using var reply = await connection.SendAsync(new RucioRequest(HttpMethod.Post, "/dids/attachments") { Body = DidAddress.Bytes(body), IsSafe = true }, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Detaches what is attached.</summary>
    /// <exception cref="RucioDataIdentifierNotFoundException">One of them is not attached.</exception>
    public async Task DetachAsync(DataIdentifier parent, IEnumerable<DataIdentifier> children, CancellationToken cancellation = default)
    {
        foreach (var some in children.Chunk(DidAddress.MostInRequest))
        {
            using var reply = await connection.ChangeAsync(
                new RucioRequest(HttpMethod.Delete, DidAddress.Of(parent, "dids")) { Body = DidAddress.Bytes(new JsonObject { ["dids"] = DidAddress.Names(some) }) },
                async token => !await HoldsAsync(parent, some, token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Closes a dataset or container: nothing is attached to it any more.</summary>
    /// <exception cref="RucioUnsupportedOperationException">It is closed already.</exception>
    public Task CloseAsync(DataIdentifier did, CancellationToken cancellation = default) => SetOpenAsync(did, false, cancellation);

    /// <summary>Opens a dataset or container that was closed. Some servers let administrators only do that.</summary>
    /// <exception cref="RucioAccessDeniedException">The account may not.</exception>
    /// <exception cref="RucioUnsupportedOperationException">It is open.</exception>
    public Task ReopenAsync(DataIdentifier did, CancellationToken cancellation = default) => SetOpenAsync(did, true, cancellation);

    /// <summary>Has the server remove a name with what it holds, after a time.</summary>
    /// <param name="did">The name.</param>
    /// <param name="after">After how long; a day where it is null, as the Python client does.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task EraseAsync(DataIdentifier did, TimeSpan? after = null, CancellationToken cancellation = default) =>
        SetLifetimeAsync(did, after ?? TimeSpan.FromDays(1), cancellation);

    /// <summary>From now on a name lasts so long, in whole seconds; then the server removes it with what it holds. Setting it twice is as once.</summary>
    /// <param name="did">The name.</param>
    /// <param name="lifetime">How long; null: for ever.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="RucioDataIdentifierNotFoundException">There is no such name.</exception>
    public async Task SetLifetimeAsync(DataIdentifier did, TimeSpan? lifetime, CancellationToken cancellation = default)
    {
        var body = new JsonObject { ["value"] = RuleBody.Seconds(lifetime) };
        using var reply = await connection.SendAsync(new RucioRequest(HttpMethod.Post, DidAddress.Of(did, "meta", "lifetime")) { Body = DidAddress.Bytes(body), IsSafe = true }, cancellation).ConfigureAwait(false);
    }

    /// <summary>A list that the server answers empty where the name is not there: then it is asked for the name.</summary>
    internal async IAsyncEnumerable<T> OrMissingAsync<T>(IAsyncEnumerable<T> list, DataIdentifier did, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var isEmpty = true;
        await foreach (var item in list.ConfigureAwait(false))
        {
            isEmpty = false;
            yield return item;
        }

        if (isEmpty)
        {
            _ = await GetAsync(did, cancellation: cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>What metadata say of what they are of.</summary>
    internal static FoundDid Found(JsonObject data)
    {
        var did = Did(data);
        return new FoundDid(did.Scope, did.Name, Enum.Parse<DataIdentifierType>(data["did_type"]!.GetValue<string>(), ignoreCase: true), data["bytes"]?.GetValue<long>(), data["length"]?.GetValue<long>());
    }

    private static DataIdentifier Did(JsonObject data) => new(data["scope"]!.GetValue<string>(), data["name"]!.GetValue<string>());

    private static JsonObject Values(IReadOnlyDictionary<string, JsonNode?> values) => new(values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));

    private static JsonObject Recursive(JsonObject body, bool recursive)
    {
        if (recursive)
        {
            body["recursive"] = true;
        }

        return body;
    }

    private async Task SetOpenAsync(DataIdentifier did, bool open, CancellationToken cancellation)
    {
        using var reply = await connection.ChangeAsync(
            new RucioRequest(HttpMethod.Put, DidAddress.Of(did, "status")) { Body = DidAddress.Bytes(new JsonObject { ["open"] = open }) },
            async token => (await GetAsync(did, cancellation: token).ConfigureAwait(false)).Open == open, cancellation).ConfigureAwait(false);
    }

    private static bool IsBetween(long value, long? a, long? b) => a is not { } one || b is not { } other || (value >= Math.Min(one, other) - Lost(one) && value <= Math.Max(one, other) + Lost(other));

    private static bool IsSame(long value, long? other) => IsBetween(value, other, other);

    // Sums come as floats, which have no more than 53 bits.
    private static long Lost(long value) => value >= 1L << 53 ? value >> 52 : 0;

    private IAsyncEnumerable<RucioFile> ListFilesAsync(DataIdentifier did, bool withLumiBlocks, CancellationToken cancellation) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, DidAddress.Of(did, "files")) { Query = withLumiBlocks ? [("long", "True")] : [] }, RucioJson.Default.RucioFile, cancellation);

    private IAsyncEnumerable<DidContent> List(DataIdentifier did, CancellationToken cancellation, params ReadOnlySpan<string> parts) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, DidAddress.Of(did, parts)), RucioJson.Default.DidContent, cancellation);

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
