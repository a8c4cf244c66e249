using HepAnalysis.GridSubmit.Rucio.Json;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>The transfers that rules have asked for.</summary>
public sealed class RucioRequests
{
    private readonly RucioConnection connection;

    internal RucioRequests(RucioConnection connection) => this.connection = connection;

    /// <summary>The transfers from one RSE to another, as far as it is decided from where they come. Servers let administrators only list them.</summary>
    /// <param name="source">From.</param>
    /// <param name="destination">To.</param>
    /// <param name="states">In which states; at least one.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="RucioAccessDeniedException">The account may not list them.</exception>
    public IAsyncEnumerable<TransferRequest> ListAsync(string source, string destination, IReadOnlyCollection<RequestState> states, CancellationToken cancellation = default) =>
        ListAsync([("src_rse", source), ("dst_rse", destination)], states, cancellation);

    /// <summary>The transfers from one site to another; a site is what RSEs have as attribute <c>site</c>.</summary>
    /// <inheritdoc cref="ListAsync(string, string, IReadOnlyCollection{RequestState}, CancellationToken)"/>
    public IAsyncEnumerable<TransferRequest> ListBetweenSitesAsync(string source, string destination, IReadOnlyCollection<RequestState> states, CancellationToken cancellation = default) =>
        ListAsync([("src_site", source), ("dst_site", destination)], states, cancellation);

    /// <summary>The transfer of a file to an RSE.</summary>
    /// <exception cref="RucioNotFoundException">There is none, or it is over.</exception>
    public Task<TransferRequest> GetAsync(DataIdentifier file, string destination, CancellationToken cancellation = default) =>
        connection.GetAsync(new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("requests", file.Scope, file.Name, destination)), RucioJson.Default.TransferRequest, cancellation);

    private IAsyncEnumerable<TransferRequest> ListAsync((string, string)[] ends, IReadOnlyCollection<RequestState> states, CancellationToken cancellation)
    {
        if (states.Count == 0 || states.Contains(RequestState.Unknown))
        {
            throw new RucioInvalidRequestException("transfers are listed by their states", null, states.Count == 0 ? "no state was named" : "Unknown is none", "name the states, as Queued, Submitted");
        }

        var request = new RucioRequest(HttpMethod.Get, "/requests/list") { Query = [.. ends, ("request_states", string.Join(',', states.Select(state => (char)state)))] };
        return connection.ListAsync(request, RucioJson.Default.TransferRequest, cancellation);
    }
}
