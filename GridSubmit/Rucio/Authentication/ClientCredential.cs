using System.Collections.ObjectModel;
using System.Net.Security;
using System.Reflection;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HepAnalysis.GridSubmit.Rucio.Authentication;

/// <summary>A certificate or proxy (RFC 3820) of the user with its key and chain, ready to be shown to a server. No text of it shows the key.</summary>
internal sealed class ClientCredential
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private ClientCredential(string path, SslStreamCertificateContext context, string subject, DateTimeOffset begins, DateTimeOffset expires) =>
        (Path, Context, Subject, Begins, Expires) = (path, context, subject, begins, expires);

    /// <summary>The file of the certificate.</summary>
    public string Path { get; }

    /// <summary>For <see cref="SslClientAuthenticationOptions.ClientCertificateContext"/>.</summary>
    public SslStreamCertificateContext Context { get; }

    /// <summary>The name in the certificate.</summary>
    public string Subject { get; }

    /// <summary>From when on all certificates of the chain are valid.</summary>
    public DateTimeOffset Begins { get; }

    /// <summary>When the first certificate of the chain ends.</summary>
    public DateTimeOffset Expires { get; }

    /// <summary>A certificate and its key.</summary>
    /// <param name="certificate">PEM, with the certificates between it and its authority, if there are any.</param>
    /// <param name="key">PEM; null: in the file of the certificate.</param>
    /// <exception cref="RucioCredentialException">They cannot be used.</exception>
    public static ClientCredential OfCertificate(string certificate, string? key) =>
        Read(certificate, key ?? certificate, "certificate", static (own, chain) => SslStreamCertificateContext.Create(own, chain, offline: true));

    /// <summary>A proxy: one file with its certificate, its key, and the certificates above it.</summary>
    /// <exception cref="RucioCredentialException">It cannot be used.</exception>
    public static ClientCredential OfProxy(string path) => Read(path, path, "proxy", MakeProxyContext);

    /// <summary>Says that it is valid at a time.</summary>
    /// <exception cref="RucioCredentialException">It has expired or is not valid yet.</exception>
    public void CheckTime(DateTimeOffset now, bool isProxy)
    {
        if (now >= Expires || now < Begins)
        {
            throw new RucioCredentialException(
                now < Begins ? $"the {Kind(isProxy)} is not valid yet" : $"the {Kind(isProxy)} has expired", $"{Path} ('{Subject}')", $"it is valid from {Begins:u} to {Expires:u}, now is {now:u}",
                isProxy ? "make a new one: voms-proxy-init -voms YOUR_VO" : "ask the authority that signed it for a new one");
        }
    }

    private static string Kind(bool isProxy) => isProxy ? "proxy" : "certificate";

    private static ClientCredential Read(string path, string keyPath, string kind, Func<X509Certificate2, X509Certificate2Collection, SslStreamCertificateContext> context)
    {
        var certificates = new X509Certificate2Collection();
        var text = ReadText(path, kind);
        var keyText = keyPath == path ? text : ReadText(keyPath, "key");
        CheckMode(keyPath);
        if (keyText.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            throw new RucioCredentialException(
                "the key is locked by a passphrase", keyPath, "nobody can be asked for it here",
                "make a proxy of it (voms-proxy-init) and use auth_type = x509_proxy, or unlock it: openssl pkey -in KEY -out UNLOCKED (chmod 600)");
        }

        try
        {
            certificates.ImportFromPem(text);
            if (certificates.Count == 0)
            {
                throw new RucioCredentialException($"the {kind} cannot be read", path, "there is no certificate (PEM) in it", "the file has to begin with -----BEGIN CERTIFICATE-----");
            }

            var own = X509Certificate2.CreateFromPem(text, keyText);
            return new ClientCredential(
                path, context(own, [.. certificates.Skip(1)]), own.Subject,
                certificates.Max(one => new DateTimeOffset(one.NotBefore)).ToUniversalTime(), certificates.Min(one => new DateTimeOffset(one.NotAfter)).ToUniversalTime());
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            // The text of what .NET says about a key never holds the key.
            throw new RucioCredentialException($"the {kind} cannot be used", keyPath == path ? path : $"{path}, {keyPath}", $"certificate and key cannot be read or do not belong together: {e.Message}", "both have to be PEM: openssl x509 -in FILE -text shows the certificate", e);
        }
    }

    private static string ReadText(string path, string kind)
    {
        const int MostBytes = 1 << 20;
        try
        {
            return new FileInfo(path).Length <= MostBytes
                ? File.ReadAllText(path)
                : throw new RucioCredentialException($"the {kind} cannot be read", path, $"it has more than {MostBytes:N0} bytes", "is it the right file?");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RucioCredentialException(
                $"the {kind} cannot be read", path, e.Message, kind == "proxy" ? "make one with voms-proxy-init, or say where it is: X509_USER_PROXY, client_x509_proxy" : "check client_cert and client_key in rucio.cfg, RUCIO_CLIENT_CERT and RUCIO_CLIENT_KEY", e);
        }
    }

    private static void CheckMode(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) is var mode && mode != 0)
        {
            throw new RucioCredentialException("the key is open to other users", path, $"its permissions allow {mode}", $"chmod 600 {path}");
        }
    }

    /// <summary>
    /// .NET's public way checks the chain with OpenSSL, which refuses the certificate of a proxy for its critical extension
    /// (dotnet/runtime issue 41916); the constructor below it takes the chain as it is.
    /// </summary>
    private static SslStreamCertificateContext MakeProxyContext(X509Certificate2 own, X509Certificate2Collection chain)
    {
        var constructor = typeof(SslStreamCertificateContext).GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance)
            .FirstOrDefault(one => one.GetParameters() is [var target, var intermediates, var trust] && target.ParameterType == typeof(X509Certificate2)
                && intermediates.ParameterType == typeof(ReadOnlyCollection<X509Certificate2>) && trust.ParameterType == typeof(SslCertificateTrust));
        return (SslStreamCertificateContext?)constructor?.Invoke([own, new ReadOnlyCollection<X509Certificate2>([.. chain]), null])
            ?? throw new RucioCredentialException("this version of .NET cannot show a proxy", null, $".NET {Environment.Version} has no such constructor", "authenticate by a token (auth_type = oidc) or by the certificate itself (auth_type = x509)");
    }
}
