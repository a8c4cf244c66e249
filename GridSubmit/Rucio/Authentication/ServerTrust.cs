using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>
/// Verifies servers by the system's authorities and by those of a file or folder (PEM; <c>ca_cert</c>, <c>X509_CERT_DIR</c>). Lists of
/// revoked certificates are not looked at, as in the Python client. Thread-safe.
/// </summary>
internal sealed class ServerTrust
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    private readonly string? path;
    private readonly Lazy<X509Certificate2Collection> authorities;

    /// <param name="path">The file or folder; null: the system's authorities alone.</param>
    public ServerTrust(string? path)
    {
        this.path = path;
        authorities = new Lazy<X509Certificate2Collection>(() => path is null ? [] : Read(path));
    }

    /// <summary>Reads the authorities now, so that what is wrong with them is said before a connection is made.</summary>
    /// <exception cref="RucioConfigurationException">They cannot be read.</exception>
    public void Load() => _ = authorities.Value;

    /// <summary>The callback of <see cref="SslClientAuthenticationOptions"/>; what it throws says what is wrong.</summary>
    public bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (certificate is null)
        {
            throw new AuthenticationException("the server shows no certificate");
        }

        using var server = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            var names = server.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(names => names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(address => address.ToString())));
            throw new AuthenticationException($"the server's certificate is for {string.Join(", ", names.DefaultIfEmpty(server.Subject))}, not for {(sender as SslStream)?.TargetHostName}");
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(authorities.Value);
        own.ChainPolicy.ExtraStore.AddRange(authorities.Value);
        foreach (var element in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            own.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.DisableCertificateDownloads = true;
        own.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        if (own.Build(server))
        {
            return true;
        }

        var why = own.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (flags, status) => flags | status.Status);
        throw new AuthenticationException(why.HasFlag(X509ChainStatusFlags.NotTimeValid)
            ? $"the server's certificate '{server.Subject}' is valid from {server.NotBefore.ToUniversalTime():u} to {server.NotAfter.ToUniversalTime():u}, or that of its authority is not valid now; is the clock of this machine right?"
            : $"the server's certificate '{server.Subject}' is signed by '{server.Issuer}', which is not among the authorities of the system{(path is null ? "" : $" or the {authorities.Value.Count} of {path}")} ({why})");
    }

    private static X509Certificate2Collection Read(string path)
    {
        var found = new X509Certificate2Collection();
        try
        {
            if (!Directory.Exists(path))
            {
                found.ImportFromPemFile(path);
            }
            else
            {
                foreach (var file in Directory.EnumerateFiles(path).Where(IsCertificate))
                {
                    found.ImportFromPemFile(file);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Unreadable(path, e.Message, e);
        }

        return found.Count > 0 ? [.. found.DistinctBy(certificate => certificate.Thumbprint)] : throw Unreadable(path, "there is no certificate (PEM) in it", null);
    }

    // <hash>.0 is how OpenSSL and the grid's packages of authorities name them.
    private static bool IsCertificate(string file) => Path.GetExtension(file) is { Length: 2 } number && char.IsAsciiDigit(number[1]) || Path.GetExtension(file) is ".pem" or ".crt" or ".cer";

    private static RucioConfigurationException Unreadable(string path, string why, Exception? inner) =>
        new("the certificates of the authorities cannot be read", path, why, "check ca_cert in [client] of rucio.cfg and X509_CERT_DIR, which wins over it", inner);
}
