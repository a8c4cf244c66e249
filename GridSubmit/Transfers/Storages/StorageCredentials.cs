using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Authentication;
using HepAnalysis.GridSubmit.Rucio.Configuration;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// What a user can show to storages: a bearer token (as another program has put it down, in the WLCG's order; else the token that Rucio gave him by
/// OpenID Connect), and a proxy or certificate. Files are looked at each time, since they are renewed while a long program runs. Thread-safe.
/// </summary>
internal sealed class StorageCredentials
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly RucioSettings? settings;
    private readonly UserEnvironment environment;
    private readonly TimeProvider clock;

    private StorageCredentials(RucioSettings? settings, UserEnvironment environment, TimeProvider clock) => (this.settings, this.environment, this.clock) = (settings, environment, clock);

    /// <summary>Nothing at all.</summary>
    public static StorageCredentials None { get; } = new(null, new UserEnvironment(new Dictionary<string, string>(), 0), TimeProvider.System);

    /// <summary>Those of a user.</summary>
    public static StorageCredentials Of(RucioSettings settings, UserEnvironment environment) => new(settings, environment, TimeProvider.System);

    /// <summary>The token, and where it is from; null where there is none.</summary>
    /// <exception cref="RucioCredentialException">What is there has expired, or is no token.</exception>
    public (string Value, string Place)? Token()
    {
        if (settings is null)
        {
            return null;
        }

        var found = new BearerTokenDiscovery(environment).Find();
        if (found is var (token, place) && IsValid(token))
        {
            return (token.Value, $"the bearer token of {place}");
        }

        // A token of another kind is for the server of Rucio alone.
        if (settings.Authentication == RucioAuthentication.Oidc && TokenCache.Of(settings, environment) is { } cache && cache.Read() is { } kept && kept.Value.Count(letter => letter == '.') == 2 && IsValid(kept))
        {
            return (kept.Value, $"the token of Rucio's login ({cache.Place})");
        }

        return found is var (old, where) ? throw new RucioCredentialException("the bearer token has expired", where, $"that of {where} was valid until {old.Expires:u}", "get a new one: htgettoken, oidc-token") : null;
    }

    /// <summary>The proxy or certificate, and its name; null where there is none.</summary>
    /// <exception cref="RucioCredentialException">It has expired or cannot be read.</exception>
    public (ClientCredential Credential, string Name)? Certificate()
    {
        var (path, isProxy) = settings?.ClientProxy is { } proxy ? (proxy, true) : (settings?.ClientCertificate, false);
        if (path is null)
        {
            return null;
        }

        var credential = isProxy ? ClientCredential.OfProxy(path) : ClientCredential.OfCertificate(path, settings!.ClientKey);
        credential.CheckTime(clock.GetUtcNow(), isProxy);
        return (credential, $"the {(isProxy ? "proxy" : "certificate")} {path} ('{credential.Subject}')");
    }

    /// <summary>When the file of the proxy or certificate was written.</summary>
    public DateTime CertificateWritten => (settings?.ClientProxy ?? settings?.ClientCertificate) is { } path ? File.GetLastWriteTimeUtc(path) : default;

    private bool IsValid(RucioToken token) => !(token.Expires - Margin <= clock.GetUtcNow());
}
