using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>
/// A token for a certificate or a proxy (<c>/auth/x509</c>, <c>/auth/x509_proxy</c>). The files are read anew each time, since a proxy is
/// replaced while a long program runs; only this call shows them to the server.
/// </summary>
internal sealed class X509Login(RucioSettings settings, RucioTransport transport, AuthenticationCalls calls, ServerClock clock) : ILogin
{
    private readonly bool isProxy = settings.Authentication == RucioAuthentication.X509Proxy;

    /// <inheritdoc/>
    public bool NeedsUser => false;

    /// <inheritdoc/>
    public async Task<RucioToken> LoginAsync(CancellationToken cancellation)
    {
        var hosts = settings.AuthenticationHosts.Count == 0 ? settings.Hosts : settings.AuthenticationHosts;
        if (hosts.FirstOrDefault(host => host.Scheme != Uri.UriSchemeHttps) is { } plain)
        {
            throw new RucioConfigurationException("a certificate can only be shown by https", $"{plain}; from {settings.Origin}", "the address of the authentication service begins with http://", "auth_host = https://… in [client] of rucio.cfg, or RUCIO_AUTH_HOST");
        }

        var credential = Load();
        if (clock.Now >= credential.Expires || clock.Now < credential.Begins)
        {
            credential.CheckTime(await clock.AskAsync(transport, cancellation).ConfigureAwait(false), isProxy);
        }

        using var shown = new RucioTransport(settings, TlsOptions.Of(settings, credential), clock.Local);
        var request = calls.Request(isProxy ? "/auth/x509_proxy" : "/auth/x509");
        try
        {
            return await calls.TokenAsync(
                shown, request, $"the server does not accept the {(isProxy ? "proxy" : "certificate")}", $"'{credential.Subject}' of {credential.Path}",
                "has that name an identity of the account on this server? the service adds it; rucio-admin account list-identities ACCOUNT lists them", cancellation).ConfigureAwait(false);
        }
        catch (RucioException e) when (e is RucioServerNotTrustedException or RucioServiceUnavailableException && e.Why?.Contains(" alert ", StringComparison.Ordinal) == true)
        {
            // What TLS calls an alert is the server's: it is it that does not trust.
            throw new RucioCredentialException(
                $"the server does not accept the {(isProxy ? "proxy" : "certificate")}", $"'{credential.Subject}' of {credential.Path}", e.Why, "is it signed by an authority that the server knows, and still valid?", e);
        }
    }

    /// <inheritdoc/>
    public Task<RucioToken?> RefreshAsync(RucioToken token, CancellationToken cancellation) => Task.FromResult<RucioToken?>(null);

    private ClientCredential Load() => (isProxy ? settings.ClientProxy : settings.ClientCertificate) is not { } path
        ? throw new RucioConfigurationException($"the {(isProxy ? "proxy" : "certificate")} is missing", settings.Origin, $"the authentication is {(isProxy ? "x509_proxy" : "x509")}", isProxy ? "X509_USER_PROXY, or client_x509_proxy in [client] of rucio.cfg" : "client_cert and client_key in [client] of rucio.cfg")
        : isProxy ? ClientCredential.OfProxy(path) : ClientCredential.OfCertificate(path, settings.ClientKey);
}
