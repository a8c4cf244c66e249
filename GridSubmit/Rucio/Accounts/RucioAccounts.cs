using HepAnalysis.GridSubmit.Rucio.Json;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Accounts, who may act as them, what they may hold and what they hold.</summary>
public sealed class RucioAccounts
{
    private readonly RucioConnection connection;

    internal RucioAccounts(RucioConnection connection) => this.connection = connection;

    /// <summary>The name of the account that the server takes the caller for.</summary>
    public async Task<string> GetOwnNameAsync(CancellationToken cancellation = default)
    {
        var request = new RucioRequest(HttpMethod.Get, "/accounts/whoami") { Accept = "application/json" };
        using var reply = await connection.SendAsync(request, cancellation).ConfigureAwait(false);

        // It is told by where the server sends the caller on to: "jdoe", or an address that ends so.
        var location = reply.Header("Location")?.TrimEnd('/');
        return location is { Length: > 0 }
            ? Uri.UnescapeDataString(location[(location.LastIndexOf('/') + 1)..])
            : throw new RucioUnexpectedAnswerException("the server does not say whose account this is", $"{request} at {reply.Host}", $"status {(int)reply.Status} without Location");
    }

    /// <summary>The account that the server takes the caller for.</summary>
    public async Task<RucioAccount> GetOwnAsync(CancellationToken cancellation = default) =>
        await GetAsync(await GetOwnNameAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);

    /// <summary>One account.</summary>
    /// <exception cref="RucioAccountNotFoundException">There is no such account.</exception>
    public Task<RucioAccount> GetAsync(string account, CancellationToken cancellation = default) =>
        connection.GetAsync(new RucioRequest(HttpMethod.Get, PathOf(account)), RucioJson.Default.RucioAccount, cancellation);

    /// <summary>All accounts.</summary>
    public IAsyncEnumerable<AccountSummary> ListAsync(CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, "/accounts/"), RucioJson.Default.AccountSummary, cancellation);

    /// <summary>The accounts of a kind, and those that somebody may act as.</summary>
    /// <param name="type">The kind; null: any.</param>
    /// <param name="identity">Who, as <see cref="ListIdentitiesAsync"/> names him; null: anybody.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public IAsyncEnumerable<AccountSummary> ListAsync(AccountType? type, string? identity, CancellationToken cancellation = default)
    {
        List<(string, string)> query = [];
        if (type is { } kind)
        {
            query.Add(("account_type", kind.ToString().ToUpperInvariant()));
        }

        if (identity is not null)
        {
            query.Add(("identity", identity));
        }

        return connection.ListAsync(new RucioRequest(HttpMethod.Get, "/accounts/") { Query = query }, RucioJson.Default.AccountSummary, cancellation);
    }

    /// <summary>Its attributes, values as the Python client writes them: <c>admin</c> is <c>True</c>.</summary>
    /// <exception cref="RucioAccountNotFoundException">There is no such account.</exception>
    public async Task<IReadOnlyDictionary<string, string>> GetAttributesAsync(string account, CancellationToken cancellation = default)
    {
        var request = new RucioRequest(HttpMethod.Get, PathOf(account, "attr") + "/");
        var attributes = await connection.GetAsync(request, RucioJson.Default.ListAccountAttribute, cancellation).ConfigureAwait(false);
        return attributes.ToDictionary(pair => pair.Key, pair => PythonText.Of(pair.Value), StringComparer.Ordinal);
    }

    /// <summary>Who may act as it.</summary>
    /// <exception cref="RucioAccountNotFoundException">There is no such account.</exception>
    public IAsyncEnumerable<AccountIdentity> ListIdentitiesAsync(string account, CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, PathOf(account, "identities")), RucioJson.Default.AccountIdentity, cancellation);

    /// <summary>The scopes that it owns.</summary>
    /// <exception cref="RucioScopeNotFoundException">It owns none.</exception>
    /// <exception cref="RucioAccountNotFoundException">There is no such account.</exception>
    public async Task<IReadOnlyList<string>> GetScopesAsync(string account, CancellationToken cancellation = default) =>
        await connection.GetAsync(new RucioRequest(HttpMethod.Get, PathOf(account, "scopes") + "/"), RucioJson.Default.ListString, cancellation).ConfigureAwait(false);

    /// <summary>What it may hold at each RSE for which that was said, in bytes; null: no limit.</summary>
    /// <exception cref="RucioAccountNotFoundException">There is no such account.</exception>
    public Task<IReadOnlyDictionary<string, long?>> GetLocalLimitsAsync(string account, CancellationToken cancellation = default) =>
        LimitsAsync(PathOf(account, "limits", "local"), cancellation);

    /// <summary>What it may hold at one RSE, in bytes; null: no limit. No entry where nothing was said.</summary>
    /// <exception cref="RucioRseNotFoundException">There is no such RSE.</exception>
    public Task<IReadOnlyDictionary<string, long?>> GetLocalLimitsAsync(string account, string rse, CancellationToken cancellation = default) =>
        LimitsAsync(PathOf(account, "limits", "local", rse), cancellation);

    /// <summary>What it may hold at several RSEs together, by their expression.</summary>
    /// <exception cref="RucioAccountNotFoundException">There is no such account.</exception>
    public async Task<IReadOnlyDictionary<string, GlobalAccountLimit>> GetGlobalLimitsAsync(string account, CancellationToken cancellation = default) =>
        await connection.GetAsync(
            new RucioRequest(HttpMethod.Get, PathOf(account, "limits", "global")), RucioJson.Default.DictionaryStringGlobalAccountLimit, cancellation).ConfigureAwait(false);

    /// <summary>What it holds, and may, at each RSE.</summary>
    /// <exception cref="RucioAccountNotFoundException">There is no such account.</exception>
    /// <exception cref="RucioAccessDeniedException">It is another's.</exception>
    public IAsyncEnumerable<AccountUsage> ListLocalUsageAsync(string account, CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, PathOf(account, "usage", "local")), RucioJson.Default.AccountUsage, cancellation);

    /// <summary>What it holds, and may, at one RSE.</summary>
    /// <inheritdoc cref="ListLocalUsageAsync(string, CancellationToken)"/>
    public IAsyncEnumerable<AccountUsage> ListLocalUsageAsync(string account, string rse, CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, PathOf(account, "usage", "local", rse)), RucioJson.Default.AccountUsage, cancellation);

    /// <summary>What it holds, and may, at several RSEs together.</summary>
    /// <inheritdoc cref="ListLocalUsageAsync(string, CancellationToken)"/>
    public IAsyncEnumerable<GlobalAccountUsage> ListGlobalUsageAsync(string account, CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, PathOf(account, "usage", "global")), RucioJson.Default.GlobalAccountUsage, cancellation);

    /// <summary>What it has at each RSE where it has, or was given, anything: limits and usage together.</summary>
    /// <returns>By the names of the RSEs.</returns>
    /// <inheritdoc cref="ListLocalUsageAsync(string, CancellationToken)"/>
    public async Task<IReadOnlyList<Quota>> GetQuotasAsync(string account, CancellationToken cancellation = default)
    {
        var limits = await GetGlobalLimitsAsync(account, cancellation).ConfigureAwait(false);
        var global = limits.Count == 0 ? [] : await ListGlobalUsageAsync(account, cancellation).ToListAsync(cancellation).ConfigureAwait(false);
        var local = await ListLocalUsageAsync(account, cancellation).ToListAsync(cancellation).ConfigureAwait(false);
        return [.. local
            .OrderBy(usage => usage.Rse, StringComparer.Ordinal)
            .Select(usage => new Quota(usage.Rse, usage.Bytes ?? 0, usage.Files ?? 0, usage.BytesLimit, [.. global.Where(sum => Holds(sum, usage.Rse))]))];

        bool Holds(GlobalAccountUsage sum, string rse) => limits.TryGetValue(sum.RseExpression, out var limit) && limit.ResolvedRses.Contains(rse);
    }

    private static string PathOf(string account, params ReadOnlySpan<string> more) => RucioRequest.PathOf(["accounts", account, .. more]);

    private async Task<IReadOnlyDictionary<string, long?>> LimitsAsync(string path, CancellationToken cancellation)
    {
        var request = new RucioRequest(HttpMethod.Get, path);
        var limits = await connection.GetAsync(request, RucioJson.Default.DictionaryStringQuotaLimit, cancellation).ConfigureAwait(false);
        return limits.ToDictionary(pair => pair.Key, pair => pair.Value.Bytes, StringComparer.Ordinal);
    }
}
