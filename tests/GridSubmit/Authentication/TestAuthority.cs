using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HepAnalysis.GridSubmit.Tests.Authentication;

/// <summary>An authority of a test's own, with certificates for servers and users, and proxies (RFC 3820).</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 certificate;

    public TestAuthority(string name)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-1), DateTimeOffset.UtcNow.AddYears(1));
    }

    public string Pem => certificate.ExportCertificatePem();

    /// <summary>A certificate with its key.</summary>
    /// <param name="subject">Its name.</param>
    /// <param name="from">Begin, hours from now.</param>
    /// <param name="to">End, hours from now.</param>
    /// <param name="address">For which server; null: for a user.</param>
    public X509Certificate2 Issue(string subject, int from, int to, string? address)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, own, HashAlgorithmName.SHA256);
        if (address is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            if (IPAddress.TryParse(address, out var ip))
            {
                names.AddIpAddress(ip);
            }
            else
            {
                names.AddDnsName(address);
            }

            request.CertificateExtensions.Add(names.Build());
        }

        using var signed = request.Create(certificate, DateTimeOffset.UtcNow.AddHours(from), DateTimeOffset.UtcNow.AddHours(to), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(own);
    }

    /// <summary>A proxy of a user's certificate: PEM of its certificate, its key, and the user's certificate.</summary>
    public static string Proxy(X509Certificate2 user)
    {
        using var signer = user.GetECDsaPrivateKey()!;
        return Certificates.ProxyPem(user.SubjectName, X509SignatureGenerator.CreateForECDsa(signer), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(30), user.ExportCertificatePem());
    }

    public void Dispose()
    {
        certificate.Dispose();
        key.Dispose();
    }
}
