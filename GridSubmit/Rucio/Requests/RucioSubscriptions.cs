using System.Runtime.CompilerServices;
using HepAnalysis.GridSubmit.Rucio.Json;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Subscriptions, to be read.</summary>
public sealed class RucioSubscriptions
{
    private readonly RucioConnection connection;

    internal RucioSubscriptions(RucioConnection connection) => this.connection = connection;

    /// <summary>All subscriptions.</summary>
    public IAsyncEnumerable<Subscription> ListAsync(CancellationToken cancellation = default) => RowsAsync("/subscriptions/", cancellation);

    /// <summary>Those of an account.</summary>
    /// <param name="account">The account; may hold <c>*</c>.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public IAsyncEnumerable<Subscription> ListAsync(string account, CancellationToken cancellation = default) => RowsAsync(RucioRequest.PathOf("subscriptions", account), cancellation);

    /// <summary>One by its account and name.</summary>
    /// <exception cref="RucioNotFoundException">There is none.</exception>
    public async Task<Subscription> GetAsync(string account, string name, CancellationToken cancellation = default)
    {
        var path = RucioRequest.PathOf("subscriptions", account, name);
        return await RowsAsync(path, cancellation).FirstOrDefaultAsync(cancellation).ConfigureAwait(false)
            ?? throw new RucioNotFoundException("no such subscription", path, $"{account} has none of the name {name}", "list those there are");
    }

    /// <summary>The rules that one has made.</summary>
    public IAsyncEnumerable<RucioRule> ListRulesAsync(string account, string name, CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("subscriptions", account, name, "rules")), RucioJson.Default.RucioRule, cancellation);

    // Where there is none the server answers with an error instead of an empty list.
    private async IAsyncEnumerable<Subscription> RowsAsync(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var rows = connection.ListAsync(new RucioRequest(HttpMethod.Get, path), RucioJson.Default.Subscription, cancellation).GetAsyncEnumerator(cancellation);
        while (await NextAsync(rows).ConfigureAwait(false))
        {
            yield return rows.Current;
        }
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<Subscription> rows)
    {
        try
        {
            return await rows.MoveNextAsync().ConfigureAwait(false);
        }
        catch (RucioNotFoundException)
        {
            return false;
        }
    }
}
