using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Authentication;

namespace HepAnalysis.GridSubmit.Tests.Authentication;

internal sealed class ClientCredentialTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    // Made in no time, where RSA takes seconds on a busy machine.
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        key.Dispose();
        folder.Dispose();
    }

    private string Certificate(int fromHours, int toHours) => Write("own.pem", new CertificateRequest("CN=John Doe,O=Lab", key, HashAlgorithmName.SHA256)
        .CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(fromHours), DateTimeOffset.UtcNow.AddHours(toHours)).ExportCertificatePem());

    private string Write(string name, string text)
    {
        var path = folder.Write(name, text);
        Certificates.MakePrivate(path);
        return path;
    }

    [Test]
    public void IsReadFromTwoFiles()
    {
        var credential = ClientCredential.OfCertificate(Certificate(-1, 1), Write("own.key", key.ExportPkcs8PrivateKeyPem()));
        Assert.That(credential.Subject, Is.EqualTo("CN=John Doe, O=Lab"));
        Assert.That(credential.Expires - credential.Begins, Is.EqualTo(TimeSpan.FromHours(2)));
        Assert.That(credential.ToString(), Does.Not.Contain("PRIVATE"));
        Assert.DoesNotThrow(() => credential.CheckTime(DateTimeOffset.UtcNow, isProxy: false));
    }

    [Test]
    public void IsReadFromOneFile()
    {
        var path = Certificate(-1, 1);
        File.AppendAllText(path, "\n" + key.ExportECPrivateKeyPem());
        Assert.That(ClientCredential.OfProxy(path).Context.TargetCertificate.HasPrivateKey);
    }

    /// <summary>Guards the constructor of .NET's that is not public; <see cref="RealLoginTests"/> shows such a proxy to a server.</summary>
    [Test]
    public void AProxyKeepsTheCertificateOfItsOwnerAsChain()
    {
        using var authority = new TestAuthority("Lab CA");
        using var user = authority.Issue("CN=John Doe", -1, 1, null);
        var credential = ClientCredential.OfProxy(Write("proxy", TestAuthority.Proxy(user)));
        Assert.That(credential.Context.TargetCertificate.Subject, Does.Contain("12345"));
        Assert.That(credential.Context.IntermediateCertificates.Select(one => one.Subject), Is.EqualTo(new[] { "CN=John Doe" }));
        Assert.That(credential.Expires, Is.LessThan(DateTimeOffset.UtcNow.AddMinutes(31)), "the proxy ends before the certificate of its owner");
    }

    [TestCase(-2, -1, "the proxy has expired")]
    [TestCase(1, 2, "the proxy is not valid yet")]
    public void SaysThatItIsNotValid(int from, int to, string says)
    {
        var path = Certificate(from, to);
        File.AppendAllText(path, "\n" + key.ExportECPrivateKeyPem());
        var error = Assert.Throws<RucioCredentialException>(() => ClientCredential.OfProxy(path).CheckTime(DateTimeOffset.UtcNow, isProxy: true));
        Assert.That(error.Message, Does.StartWith(says).And.Contain(path).And.Contain("CN=John Doe").And.Contain("voms-proxy-init"));
    }

    [Test]
    public void SaysThatTheFileIsNotThere()
    {
        var error = Assert.Throws<RucioCredentialException>(() => ClientCredential.OfProxy(folder["gone"]));
        Assert.That(error.Message, Does.Contain(folder["gone"]).And.Contain("X509_USER_PROXY"));
    }

    [Test]
    public void SaysThatKeyAndCertificateDoNotBelongTogether()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = other.ExportPkcs8PrivateKeyPem();
        var error = Assert.Throws<RucioCredentialException>(() => ClientCredential.OfCertificate(Certificate(-1, 1), Write("other.key", pem)));
        Assert.That(error.Message, Does.Contain("other.key").And.Contain("belong together"));
        Assert.That(error.ToString(), Does.Not.Contain(pem.Split('\n')[1]));
    }

    [TestCase("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "cannot be")]
    [TestCase("no certificate", "no certificate (PEM)")]
    [TestCase("", "no certificate (PEM)")]
    public void SaysThatTheFileIsNoCertificate(string text, string says)
    {
        var error = Assert.Throws<RucioCredentialException>(() => ClientCredential.OfProxy(Write("broken.pem", text)));
        Assert.That(error.Message, Does.Contain("broken.pem").And.Contain(says));
    }

    [Test]
    public void SaysThatTheKeyIsLocked()
    {
        var locked = key.ExportEncryptedPkcs8PrivateKeyPem("hunter2", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1));
        var error = Assert.Throws<RucioCredentialException>(() => ClientCredential.OfCertificate(Certificate(-1, 1), Write("locked.key", locked)));
        Assert.That(error.Message, Does.Contain("passphrase").And.Contain("locked.key").And.Contain("voms-proxy-init"));
    }

    [Test, SupportedOSPlatform("linux")]
    public void AKeyThatOthersMayReadIsRefused()
    {
        var path = Write("own.key", key.ExportPkcs8PrivateKeyPem());
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var error = Assert.Throws<RucioCredentialException>(() => ClientCredential.OfCertificate(Certificate(-1, 1), path));
        Assert.That(error.Message, Does.Contain("chmod 600 " + path));
    }

    [TestCase("gone.pem", null)]
    [TestCase("empty.pem", "no certificate")]
    public void AuthoritiesThatCannotBeReadAreSaidBeforeAConnectionIsMade(string name, string? text)
    {
        if (text is not null)
        {
            folder.Write(name, text);
        }

        var settings = new RucioSettings { Hosts = [new Uri("https://rucio.example")], CertificateAuthorities = folder[name] };
        var error = Assert.Throws<RucioConfigurationException>(() => TlsOptions.Of(settings));
        Assert.That(error.Message, Does.Contain(folder[name]).And.Contain("ca_cert").And.Contain("X509_CERT_DIR"));
        Assert.DoesNotThrow(() => TlsOptions.Of(settings with { Hosts = [new Uri("http://rucio.example")] }));
    }
}
