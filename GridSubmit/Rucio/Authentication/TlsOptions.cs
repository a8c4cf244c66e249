using System.Net.Security;

namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>How a connection by https is secured: whom it trusts, and what it shows of the user.</summary>
internal static class TlsOptions
{
    /// <summary>Verifies the server, shows nothing: a token says who asks.</summary>
    /// <exception cref="RucioConfigurationException">The authorities cannot be read.</exception>
    public static SslClientAuthenticationOptions Of(RucioSettings settings) => Of(settings, null);

    /// <summary>Verifies the server and shows a certificate or proxy.</summary>
    /// <exception cref="RucioConfigurationException">The authorities cannot be read.</exception>
    public static SslClientAuthenticationOptions Of(RucioSettings settings, ClientCredential? credential)
    {
        var trust = new ServerTrust(settings.CertificateAuthorities);
        if (settings.Hosts.Concat(settings.AuthenticationHosts).Any(host => host.Scheme == Uri.UriSchemeHttps))
        {
            trust.Load();
        }

        return new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = trust.Validate,
            ClientCertificateContext = credential?.Context,
        };
    }
}
