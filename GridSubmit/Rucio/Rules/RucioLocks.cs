using System.Text.Json;
using HepAnalysis.GridSubmit.Rucio.Json;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Which datasets rules keep where.</summary>
public sealed class RucioLocks
{
    // Asked for in the query, whatever the documentation says; nothing but datasets can be asked for.
    private static readonly (string, string)[] OfDatasets = [("did_type", "dataset")];

    private readonly RucioConnection connection;

    internal RucioLocks(RucioConnection connection) => this.connection = connection;

    /// <summary>The locks of a dataset.</summary>
    public IAsyncEnumerable<DatasetLock> ListAsync(DataIdentifier dataset, CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("locks", dataset.Scope, dataset.Name)) { Query = OfDatasets }, RucioJson.Default.DatasetLock, cancellation);

    /// <summary>The locks at an RSE.</summary>
    /// <exception cref="RucioRseNotFoundException">There is no such RSE.</exception>
    public IAsyncEnumerable<DatasetLock> ListAtAsync(string rse, CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("locks", rse)) { Query = OfDatasets }, RucioJson.Default.DatasetLock, cancellation);

    /// <summary>The locks of the datasets of a container.</summary>
    public IAsyncEnumerable<DatasetLock> ListOfContainerAsync(DataIdentifier container, CancellationToken cancellation = default)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new LocksBody([new LocksDid(container.Scope, container.Name, "container")]), RucioJson.Default.LocksBody);
        var request = new RucioRequest(HttpMethod.Post, "/locks/bulk_locks_for_dids") { Body = body, IsSafe = true };
        return connection.ListAsync(request, RucioJson.Default.DatasetLock, cancellation);
    }

    internal sealed record LocksBody(IReadOnlyList<LocksDid> Dids);

    internal sealed record LocksDid(string Scope, string Name, string Type);
}
