using System.Runtime.CompilerServices;
using HepAnalysis.GridSubmit.Rucio.Json;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>Storage elements.</summary>
public sealed class RucioRses
{
    // Names stand in the address of the call, which servers and proxies take up to 8,000 letters of.
    private const int MostLetters = 4_000;

    private readonly RucioConnection connection;

    internal RucioRses(RucioConnection connection) => this.connection = connection;

    /// <summary>All of them.</summary>
    public IAsyncEnumerable<RucioRse> ListAsync(CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, "/rses/"), RucioJson.Default.RucioRse, cancellation);

    /// <summary>The names of those that an expression means: <c>tier=1&amp;country_name=DE</c>, <c>A|B</c>, <c>*\C</c>.</summary>
    /// <exception cref="RucioInvalidRseExpressionException">None, or no expression.</exception>
    public async IAsyncEnumerable<string> ListAsync(string expression, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var request = new RucioRequest(HttpMethod.Get, "/rses/") { Query = [("expression", expression)] };
        await foreach (var rse in connection.ListAsync(request, RucioJson.Default.RucioRse, cancellation).ConfigureAwait(false))
        {
            yield return rse.Name;
        }
    }

    /// <summary>One, with all that is known of it.</summary>
    /// <exception cref="RucioRseNotFoundException">There is no such RSE.</exception>
    public Task<RucioRse> GetAsync(string rse, CancellationToken cancellation = default) =>
        connection.GetAsync(new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("rses", rse)), RucioJson.Default.RucioRse, cancellation);

    /// <summary>Its attributes, values as expressions write them: <c>tier</c> is <c>1</c>, <c>istape</c> is <c>False</c>.</summary>
    /// <exception cref="RucioRseNotFoundException">There is no such RSE.</exception>
    public async Task<IReadOnlyDictionary<string, string>> GetAttributesAsync(string rse, CancellationToken cancellation = default)
    {
        var request = new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("rses", rse, "attr") + "/");
        var values = await connection.GetAsync(request, RucioJson.Default.DictionaryStringJsonElement, cancellation).ConfigureAwait(false);
        return values.ToDictionary(pair => pair.Key, pair => PythonText.Of(pair.Value), StringComparer.Ordinal);
    }

    /// <summary>How it can be reached. With an operation the best protocol is the first; without, they have no order.</summary>
    /// <param name="rse">The RSE.</param>
    /// <param name="domain">Only from this network, <c>lan</c> or <c>wan</c>; null: from any.</param>
    /// <param name="operation">Only for this; null: for whatever.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="RucioRseNotFoundException">There is no such RSE, or it has no protocol at all.</exception>
    public async Task<IReadOnlyList<RseProtocol>> GetProtocolsAsync(string rse, string? domain = null, RseOperation? operation = null, CancellationToken cancellation = default)
    {
        List<(string, string)> query = [];
        if (domain is not null)
        {
            query.Add(("protocol_domain", domain));
        }

        if (operation is { } wanted)
        {
            query.Add(("operation", Name(wanted)));
        }

        var request = new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("rses", rse, "protocols")) { Query = query };
        var all = await connection.GetAsync(request, RucioJson.Default.ListRseProtocol, cancellation).ConfigureAwait(false);

        // Servers give all of them, whatever they are asked for.
        return domain is null && operation is null ? all
            : [.. all.Select(protocol => (Protocol: protocol, Priority: Priority(protocol, domain, operation))).Where(item => item.Priority is not null).OrderBy(item => item.Priority).Select(item => item.Protocol)];
    }

    /// <summary>Its limits in bytes, as <c>MinFreeSpace</c>.</summary>
    /// <exception cref="RucioRseNotFoundException">There is no such RSE.</exception>
    public async Task<IReadOnlyDictionary<string, long>> GetLimitsAsync(string rse, CancellationToken cancellation = default) =>
        await connection.GetAsync(new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("rses", rse, "limits")), RucioJson.Default.DictionaryStringInt64, cancellation).ConfigureAwait(false);

    /// <summary>How full it is, by each source that counts.</summary>
    /// <exception cref="RucioRseNotFoundException">There is no such RSE.</exception>
    public IAsyncEnumerable<RseUsage> ListUsageAsync(string rse, CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("rses", rse, "usage")), RucioJson.Default.RseUsage, cancellation);

    /// <summary>What each account uses of it.</summary>
    /// <exception cref="RucioRseNotFoundException">There is no such RSE.</exception>
    public IAsyncEnumerable<RseAccountUsage> ListAccountUsageAsync(string rse, CancellationToken cancellation = default) =>
        connection.ListAsync(new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("rses", rse, "accounts", "usage")), RucioJson.Default.RseAccountUsage, cancellation);

    /// <summary>The distance from one to another; null where nobody has set one.</summary>
    /// <exception cref="RucioRseNotFoundException">There is no such RSE.</exception>
    public async Task<RseDistance?> GetDistanceAsync(string source, string destination, CancellationToken cancellation = default)
    {
        var request = new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("rses", source, "distances", destination));
        return (await connection.GetAsync(request, RucioJson.Default.ListRseDistance, cancellation).ConfigureAwait(false)).FirstOrDefault();
    }

    /// <summary>Where files would be at an RSE whose names say so, whether they are there or not.</summary>
    /// <param name="rse">The RSE.</param>
    /// <param name="files">The files.</param>
    /// <param name="scheme">The protocol's scheme; null: the best one.</param>
    /// <param name="operation">For what.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>For each file its address.</returns>
    /// <exception cref="RucioRseNotFoundException">There is no such RSE, or no such protocol.</exception>
    public async Task<IReadOnlyDictionary<DataIdentifier, string>> GetPathsAsync(
        string rse, IReadOnlyCollection<DataIdentifier> files, string? scheme = null, RseOperation operation = RseOperation.Write, CancellationToken cancellation = default)
    {
        var paths = new Dictionary<DataIdentifier, string>();
        foreach (var part in Parts(files))
        {
            List<(string, string)> query = [.. part.Select(file => ("lfn", file.ToString())), ("operation", Name(operation))];
            if (scheme is not null)
            {
                query.Add(("scheme", scheme));
            }

            var request = new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("rses", rse, "lfns2pfns")) { Query = query };
            var answer = await connection.GetAsync(request, RucioJson.Default.DictionaryStringString, cancellation).ConfigureAwait(false);
            foreach (var file in part)
            {
                paths[file] = answer.GetValueOrDefault(file.ToString())
                    ?? throw new RucioUnexpectedAnswerException("the server gave no address for a file", request.Path, $"{file} at {rse}", "ask with another scheme");
            }
        }

        return paths;
    }

    private static IEnumerable<List<DataIdentifier>> Parts(IEnumerable<DataIdentifier> files)
    {
        var (part, letters) = (new List<DataIdentifier>(), 0);
        foreach (var file in files)
        {
            var more = 6 + Uri.EscapeDataString(file.ToString()).Length;
            if (part.Count > 0 && letters + more > MostLetters)
            {
                yield return part;
                (part, letters) = ([], 0);
            }

            part.Add(file);
            letters += more;
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    // The best that it has where several are meant; null: none.
    private static int? Priority(RseProtocol protocol, string? domain, RseOperation? operation)
    {
        IEnumerable<RseProtocolPriorities?> networks = domain switch
        {
            "lan" => [protocol.Domains?.Lan],
            "wan" => [protocol.Domains?.Wan],
            null => [protocol.Domains?.Lan, protocol.Domains?.Wan],
            _ => throw new RucioInvalidRequestException($"there is no domain '{domain}'", null, "protocols are for lan or wan", "ask for lan or wan"),
        };
        var operations = operation is { } one ? [one] : Enum.GetValues<RseOperation>();
        return networks.OfType<RseProtocolPriorities>().SelectMany(network => operations.Select(network.Of)).Min();
    }

    private static string Name(RseOperation operation) => operation switch
    {
        RseOperation.Read => "read",
        RseOperation.Write => "write",
        RseOperation.Delete => "delete",
        RseOperation.ThirdPartyCopyRead => "third_party_copy_read",
        _ => "third_party_copy_write",
    };
}
