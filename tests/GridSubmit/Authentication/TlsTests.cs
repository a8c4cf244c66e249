using System.Security.Cryptography.X509Certificates;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Authentication;
using HepAnalysis.GridSubmit.Rucio.Transport;
using HepAnalysis.GridSubmit.Tests.Configuration;

namespace HepAnalysis.GridSubmit.Tests.Authentication;

internal sealed class TlsTests : IDisposable
{
    private const string Token = "HTTP/1.1 200 OK\nX-Rucio-Auth-Token: a-token\nX-Rucio-Auth-Account: jdoe\nContent-Length: 0\nConnection: close\n\n";

    private readonly TemporaryFolder folder = new();
    private readonly TestAuthority authority = new("Lab CA");

    public void Dispose()
    {
        authority.Dispose();
        folder.Dispose();
    }

    private static async Task<RucioToken> LoginAsync(RucioSettings settings)
    {
        using var transport = new RucioTransport(settings, TlsOptions.Of(settings), TimeProvider.System);
        return await TokenSource.Of(settings, transport, null, TimeProvider.System, null, MadeUpEnvironment.Of("/")).GetAsync(null, CancellationToken.None);
    }

    private RucioSettings Settings(TlsServer server, string? authorities = null) => new()
    {
        Hosts = [server.Address],
        UserName = "jdoe",
        Password = "hunter2",
        CertificateAuthorities = authorities ?? folder.Write("ca.pem", authority.Pem),
        Attempts = 1,
    };

    private string Private(string name, string text)
    {
        var path = folder.Write(name, text);
        Certificates.MakePrivate(path);
        return path;
    }

    [Test]
    public async Task AServerOfAnAuthorityOfTheFileIsTrusted()
    {
        using var certificate = authority.Issue("CN=server", -1, 1, "127.0.0.1");
        using var server = new TlsServer(certificate, Token);
        Assert.That((await LoginAsync(Settings(server))).Value, Is.EqualTo("a-token"));
        Assert.That(server.Shown, Is.Empty, "a name and a password need no certificate");
    }

    [Test]
    public async Task AServerOfAnotherAuthorityIsNot()
    {
        using var other = new TestAuthority("Other CA");
        using var certificate = authority.Issue("CN=server", -1, 1, "127.0.0.1");
        using var server = new TlsServer(certificate, Token);
        var error = await Assert.ThrowsAsync<RucioServerNotTrustedException>(() => LoginAsync(Settings(server, folder.Write("other.pem", other.Pem))));
        Assert.That(error!.Message, Does.Contain("'CN=server' is signed by 'CN=Lab CA'").And.Contain("the 1 of " + folder["other.pem"]).And.Contain("ca_cert").And.Not.Contain("hunter2"));
    }

    [Test]
    public async Task ACertificateForAnotherNameIsNamed()
    {
        using var certificate = authority.Issue("CN=server", -1, 1, "rucio.example");
        using var server = new TlsServer(certificate, Token);
        var error = await Assert.ThrowsAsync<RucioServerNotTrustedException>(() => LoginAsync(Settings(server)));
        Assert.That(error!.Message, Does.Contain("is for rucio.example, not for 127.0.0.1"));
    }

    [TestCase(-3, -2)]
    [TestCase(2, 3)]
    public async Task ACertificateThatIsNotValidNowAsksForTheClock(int from, int to)
    {
        using var certificate = authority.Issue("CN=server", from, to, "127.0.0.1");
        using var server = new TlsServer(certificate, Token);
        var error = await Assert.ThrowsAsync<RucioServerNotTrustedException>(() => LoginAsync(Settings(server)));
        Assert.That(error!.Message, Does.Contain("is valid from").And.Contain("clock"));
    }

    [Test]
    public async Task ACertificateIsShown()
    {
        using var certificate = authority.Issue("CN=server", -1, 1, "127.0.0.1");
        using var server = new TlsServer(certificate, Token);
        using var user = authority.Issue("CN=John Doe", -1, 1, null);
        var settings = Settings(server) with
        {
            Authentication = RucioAuthentication.X509,
            ClientCertificate = Private("own.pem", user.ExportCertificatePem()),
            ClientKey = Private("own.key", user.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()),
        };
        Assert.That((await LoginAsync(settings)).Value, Is.EqualTo("a-token"));
        Assert.That(server.Shown[0], Is.EqualTo("CN=John Doe"));
    }
}
