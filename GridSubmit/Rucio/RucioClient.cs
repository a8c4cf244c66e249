using HepAnalysis.GridSubmit.Rucio.Authentication;
using HepAnalysis.GridSubmit.Rucio.Json;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio;

/// <summary>
/// A Rucio server (REST interface of Rucio 1.30 and later; tested with 41). Every call may throw a <see cref="RucioException"/> of the type
/// of the server's error, is given up when its token is cancelled, and ends when the server is silent for too long. Thread-safe.
/// </summary>
public sealed class RucioClient : IDisposable
{
    private readonly RucioConnection connection;
    private readonly RucioTransport transport;

    internal RucioClient(RucioTransport transport, ITokenSource tokens, RucioSettings settings, TimeProvider clock)
    {
        this.transport = transport;
        connection = new RucioConnection(transport, tokens, settings, clock);
        Accounts = new RucioAccounts(connection);
        Dids = new RucioDids(connection, Accounts);
        Replicas = new RucioReplicas(connection, Dids);
        Rses = new RucioRses(connection);
        Rules = new RucioRules(connection, Accounts, clock);
        Locks = new RucioLocks(connection);
        Requests = new RucioRequests(connection);
        Subscriptions = new RucioSubscriptions(connection);
        TemporaryDids = new RucioTemporaryDids(connection);
    }

    /// <summary>A client of the server of these settings; it authenticates before the first call that needs it.</summary>
    /// <param name="settings">Where the server is and who the caller is, as <see cref="RucioConfiguration"/> finds it.</param>
    /// <param name="prompt">How a person is asked to log in, for OpenID Connect; null: nobody is there.</param>
    /// <param name="warn">Takes warnings; null: nobody wants them.</param>
    /// <exception cref="RucioConfigurationException">The authorities that servers are verified by cannot be read.</exception>
    public static RucioClient Open(RucioSettings settings, OidcPrompt? prompt = null, Action<string>? warn = null)
    {
        var transport = new RucioTransport(settings, TlsOptions.Of(settings), TimeProvider.System);
        return new RucioClient(transport, TokenSource.Of(settings, transport, prompt, TimeProvider.System, warn), settings, TimeProvider.System);
    }

    /// <summary>The host that answered last; before the first answer the first of the settings.</summary>
    public Uri Host => transport.Host;

    /// <summary>Files, datasets and containers.</summary>
    public RucioDids Dids { get; }

    /// <summary>Where files lie.</summary>
    public RucioReplicas Replicas { get; }

    /// <summary>Accounts and quotas.</summary>
    public RucioAccounts Accounts { get; }

    /// <summary>Storage elements.</summary>
    public RucioRses Rses { get; }

    /// <summary>Replication rules.</summary>
    public RucioRules Rules { get; }

    /// <summary>Which datasets rules keep where.</summary>
    public RucioLocks Locks { get; }

    /// <summary>Transfers.</summary>
    public RucioRequests Requests { get; }

    /// <summary>Subscriptions.</summary>
    public RucioSubscriptions Subscriptions { get; }

    /// <summary>Files that are to become part of others; old servers only.</summary>
    public RucioTemporaryDids TemporaryDids { get; }

    /// <summary>The server's version.</summary>
    public async Task<string> PingAsync(CancellationToken cancellation = default)
    {
        var request = new RucioRequest(HttpMethod.Get, "/ping");
        using var reply = await transport.SendAsync(request, cancellation).ConfigureAwait(false);
        return reply.IsSuccess ? RucioConnection.Read(reply, request, RucioJson.Default.PingAnswer).Version : throw ServerError.Of(reply, request, []);
    }

    /// <summary>The configuration that the server keeps in its database: sections, options, values as the Python client writes them. Often there is none.</summary>
    /// <exception cref="RucioAccessDeniedException">The account may not read it.</exception>
    public async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> GetServerConfigurationAsync(CancellationToken cancellation = default)
    {
        var request = new RucioRequest(HttpMethod.Get, "/config");
        var sections = await connection.GetAsync(request, RucioJson.Default.DictionaryStringDictionaryStringJsonElement, cancellation).ConfigureAwait(false);
        return sections.ToDictionary(
            section => section.Key,
            section => (IReadOnlyDictionary<string, string>)section.Value.ToDictionary(option => option.Key, option => PythonText.Of(option.Value), StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    /// <summary>One option of it.</summary>
    /// <exception cref="RucioNotFoundException">There is no such option.</exception>
    public async Task<string> GetServerConfigurationAsync(string section, string option, CancellationToken cancellation = default) =>
        PythonText.Of(await connection.GetAsync(new RucioRequest(HttpMethod.Get, RucioRequest.PathOf("config", section, option)), RucioJson.Default.JsonElement, cancellation).ConfigureAwait(false));

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();
}
