using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Authentication;

/// <summary>Proxies with any time of validity.</summary>
internal static class Certificates
{
    // proxyCertInfo with the policy "inherit all" (RFC 3820, section 3.8).
    private static readonly byte[] InheritAll = [0x30, 0x0C, 0x30, 0x0A, 0x06, 0x08, 0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x15, 0x01];

    /// <summary>A proxy that the user's proxy signed.</summary>
    /// <returns>Its file, readable by nobody else.</returns>
    public static string Proxy(TemporaryFolder folder, RucioServer server, string user, DateTimeOffset begins, DateTimeOffset ends)
    {
        var above = File.ReadAllText(server.Credential(user + ".proxy"));
        using var signer = X509Certificate2.CreateFromPem(above, above);
        using var signerKey = signer.GetRSAPrivateKey()!;
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(above);
        var path = folder.Write("proxy.pem", ProxyPem(signer.SubjectName, X509SignatureGenerator.CreateForRSA(signerKey, RSASignaturePadding.Pkcs1), begins, ends, chain.ExportCertificatePems()));
        MakePrivate(path);
        return path;
    }

    /// <summary>A proxy as it stands in a file: its certificate, its key, what is above it.</summary>
    public static string ProxyPem(X500DistinguishedName signer, X509SignatureGenerator signature, DateTimeOffset begins, DateTimeOffset ends, string above)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(new X500DistinguishedName(Append(signer, "CN=12345")), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509Extension("1.3.6.1.5.5.7.1.14", InheritAll, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        using var proxy = request.Create(signer, signature, begins, ends, [1, 2, 3, 4]);
        return $"{proxy.ExportCertificatePem()}\n{key.ExportECPrivateKeyPem()}\n{above}\n";
    }

    /// <summary>What ssh keys and proxies have to be.</summary>
    public static void MakePrivate(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    // A name is a sequence of sets: one more behind those of the signer.
    private static byte[] Append(X500DistinguishedName name, string last)
    {
        var reader = new System.Formats.Asn1.AsnReader(name.RawData, System.Formats.Asn1.AsnEncodingRules.DER).ReadSequence();
        var addition = new System.Formats.Asn1.AsnReader(new X500DistinguishedName(last).RawData, System.Formats.Asn1.AsnEncodingRules.DER).ReadSequence();
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var part in new[] { reader, addition })
            {
                while (part.HasData)
                {
                    writer.WriteEncodedValue(part.ReadEncodedValue().Span);
                }
            }
        }

        return writer.Encode();
    }
}
