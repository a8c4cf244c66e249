using HepAnalysis.GridSubmit.Rucio.Json;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Subscriptions, to be read.</summary>
public sealed class RucioSubscriptions
{
    private readonly RucioConnection connection;

    internal RucioSubscriptions(RucioConnection connection) => this.connection = connection;

    /// <summary>All subscriptions.</summary>
    public IAsyncEnumerable<Subscription> ListAsync(CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, "/subscriptions/"), RucioJson.Default.Subscription, cancellation);

    /// <summary>Those of an account.</summary>
    /// <param name="account">The account; may hold <c>*</c>.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public IAsyncEnumerable<Subscription> ListAsync(string account, CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("subscriptions", account)), RucioJson.Default.Subscription, cancellation);

    /// <summary>One by its account and name.</summary>
    /// <exception cref="RucioNotFoundException">There is none.</exception>
    public async Task<Subscription> GetAsync(string account, string name, CancellationToken cancellation = default)
    {
        var request = new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("subscriptions", account, name));
        return await connection.ListAsync(request, RucioJson.Default.Subscription, cancellation).FirstOrDefaultAsync(cancellation).ConfigureAwait(false)
            ?? throw new RucioNotFoundException("no such subscription", $"{request}", $"{account} has none of the name {name}", "list those there are");
    }

    /// <summary>The rules that one has made.</summary>
    public IAsyncEnumerable<RucioRule> ListRulesAsync(string account, string name, CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("subscriptions", account, name, "rules")), RucioJson.Default.RucioRule, cancellation);
}
