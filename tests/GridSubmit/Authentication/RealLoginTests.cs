using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Authentication;
using HepAnalysis.GridSubmit.Rucio.Transport;
using HepAnalysis.GridSubmit.Tests.Configuration;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Authentication;

/// <summary>Every way to authenticate, against a real server.</summary>
[Category("Peers")]
internal sealed class RealLoginTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private RucioSettings UserPass(string user, string? account = null) => Settings(account) with { UserName = user, Password = RucioServer.Current.Password(user) };

    private RucioSettings X509(string user, RucioAuthentication authentication, string? account = null) => Settings(account) with
    {
        Hosts = [RucioServer.Current.HostTls],
        Authentication = authentication,
        ClientCertificate = RucioServer.Current.Credential(user + ".pem"),
        ClientKey = RucioServer.Current.Credential(user + ".key"),
        ClientProxy = RucioServer.Current.Credential(user + ".proxy"),
    };

    private RucioSettings Settings(string? account) => new()
    {
        Hosts = [RucioServer.Current.Host],
        Account = account,
        CertificateAuthorities = RucioServer.Current.CertificateAuthority,
        Attempts = 1,
        Origin = "a test",
    };

    private Task<string> WhoAmIAsync(RucioSettings settings, params (string Name, string Value)[] variables) => WhoAmIAsync(settings, TimeProvider.System, variables);

    private async Task<string> WhoAmIAsync(RucioSettings settings, TimeProvider clock, params (string Name, string Value)[] variables)
    {
        using var transport = new RucioTransport(settings, TlsOptions.Of(settings), clock);
        var tokens = TokenSource.Of(settings, transport, null, clock, null, MadeUpEnvironment.Of(folder.Path, variables));
        return await WhoAmIAsync(settings, transport, tokens, clock);
    }

    internal static async Task<string> WhoAmIAsync(RucioSettings settings, RucioTransport transport, ITokenSource tokens, TimeProvider clock)
    {
        var connection = new RucioConnection(transport, tokens, settings, clock);
        using var reply = await connection.SendAsync(new RucioRequest(HttpMethod.Get, "/accounts/whoami"), CancellationToken.None);
        return reply.Header("Location") ?? reply.Text;
    }

    private async Task<T> FailsAsync<T>(RucioSettings settings, params (string Name, string Value)[] variables)
        where T : RucioException
    {
        var error = await Assert.ThrowsAsync<T>(() => WhoAmIAsync(settings, variables));
        Assert.That(error, Is.Not.Null);
        Assert.That(settings.Password is { } password && error.ToString().Contains(password, StringComparison.Ordinal), Is.False, "the password is in the message");
        Assert.That((int)error.Kind, Is.EqualTo(error is RucioConfigurationException ? 4 : 6));
        return error;
    }

    [TestCase("jdoe", "jdoe", "jdoe")]
    [TestCase("jdoe", null, "jdoe")]
    [TestCase("both", "prod", "prod")]
    [TestCase("root", "root", "root")]
    public async Task AUserNameAndAPassword(string user, string? account, string expected)
    {
        Assert.That(await WhoAmIAsync(UserPass(user, account)), Does.EndWith(expected));
    }

    [Test]
    public async Task ATokenSaysWhenItEndsAndForWhomItIs()
    {
        var settings = UserPass("jdoe");
        using var transport = new RucioTransport(settings, TlsOptions.Of(settings), TimeProvider.System);
        var token = await TokenSource.Of(settings, transport, null, TimeProvider.System).GetAsync(null, CancellationToken.None);
        Assert.That(token.Account, Is.EqualTo("jdoe"));
        Assert.That(token.Expires - DateTimeOffset.UtcNow, Is.EqualTo(TimeSpan.FromHours(1)).Within(TimeSpan.FromMinutes(2)));
        Assert.That(token.ToString(), Does.Not.Contain(token.Value).And.Contain("jdoe"));
    }

    [TestCase("jdoe", "wrong-hunter2", "jdoe")]
    [TestCase("nobody", "wrong-hunter2", "jdoe")]
    [TestCase("jdoe", null, "prod")]
    public async Task AWrongPasswordUserOrAccountIsOneClearError(string user, string? password, string account)
    {
        var settings = UserPass("jdoe", account) with { UserName = user };
        var error = await FailsAsync<RucioAuthenticationFailedException>(password is null ? settings : settings with { Password = password });
        Assert.That(error.Message, Does.StartWith("the server does not accept user name and password").And.Contain($"user '{user}', account {account}").And.Contain("a test").And.Contain("CannotAuthenticate"));
        Assert.That((error.ExceptionClass, error.Status), Is.EqualTo(("CannotAuthenticate", 401)));
    }

    [Test]
    public async Task ANameAndAPasswordWithAccentsAsThePythonClientSendsThem()
    {
        var server = RucioServer.Current;
        var name = $"jürgen{Guid.NewGuid():N}";
        server.Succeed(folder.Path, server.Configuration("root"), "rucio-admin", "identity", "add", "--account", "jdoe", "--type", "USERPASS", "--id", name, "--email", "j@lab.example", "--password", "Zürich×7");
        var settings = Settings("jdoe") with { UserName = name, Password = "Zürich×7" };
        Assert.That(await WhoAmIAsync(settings), Does.EndWith("jdoe"), "the token has the name in it");
        await FailsAsync<RucioAuthenticationFailedException>(settings with { Password = "Zurich×7" });
    }

    [Test]
    public async Task AnIdentityOfSeveralAccountsNamesThem()
    {
        var error = await FailsAsync<RucioAuthenticationFailedException>(UserPass("both"));
        Assert.That(error.Message, Does.Contain("several accounts").And.Contain("jdoe, prod").And.Contain("RUCIO_ACCOUNT"));
    }

    [TestCase(RucioAuthentication.X509, "jdoe", null, "jdoe")]
    [TestCase(RucioAuthentication.X509, "prod", "prod", "prod")]
    [TestCase(RucioAuthentication.X509Proxy, "jdoe", "jdoe", "jdoe")]
    [TestCase(RucioAuthentication.X509Proxy, "prod", null, "prod")]
    public async Task ACertificateAndAProxy(RucioAuthentication authentication, string user, string? account, string expected)
    {
        Assert.That(await WhoAmIAsync(X509(user, authentication, account)), Does.EndWith(expected));
    }

    [TestCase(RucioAuthentication.X509, "certificate")]
    [TestCase(RucioAuthentication.X509Proxy, "proxy")]
    public async Task ACertificateWithoutAccountIsNamed(RucioAuthentication authentication, string kind)
    {
        var error = await FailsAsync<RucioAuthenticationFailedException>(X509("stranger", authentication, "jdoe"));
        Assert.That(error.Message, Does.Contain($"does not accept the {kind}").And.Contain("stranger").And.Contain("list-identities"));
    }

    [Test]
    public async Task ACertificateIsNotShownByHttp()
    {
        var error = await FailsAsync<RucioConfigurationException>(X509("jdoe", RucioAuthentication.X509) with { Hosts = [RucioServer.Current.Host] });
        Assert.That(error.Message, Does.Contain("https").And.Contain("RUCIO_AUTH_HOST"));
    }

    [Test]
    public async Task AnExpiredProxyIsNotSent()
    {
        var path = Certificates.Proxy(folder, RucioServer.Current, "jdoe", DateTimeOffset.UtcNow.AddHours(-3), DateTimeOffset.UtcNow.AddHours(-2));
        var error = await FailsAsync<RucioCredentialException>(X509("jdoe", RucioAuthentication.X509Proxy) with { ClientProxy = path });
        Assert.That(error.Message, Does.StartWith("the proxy has expired").And.Contain(path).And.Contain("voms-proxy-init"));
    }

    [Test]
    public async Task AProxyOfAProxyIsShownWithItsChain()
    {
        var path = Certificates.Proxy(folder, RucioServer.Current, "jdoe", DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        Assert.That(await WhoAmIAsync(X509("jdoe", RucioAuthentication.X509Proxy) with { ClientProxy = path }), Does.EndWith("jdoe"));
    }

    [Test]
    public async Task AClockThatIsDaysAheadTakesNoProxyForExpired()
    {
        var clock = new ShiftedClock(TimeSpan.FromDays(30));
        Assert.That(await WhoAmIAsync(X509("jdoe", RucioAuthentication.X509Proxy), clock), Does.EndWith("jdoe"));
    }

    [Test]
    public async Task AnAuthorityThatIsNotKnownIsNamed()
    {
        var error = await FailsAsync<RucioServerNotTrustedException>(UserPass("jdoe") with { Hosts = [RucioServer.Current.HostTls], CertificateAuthorities = null });
        Assert.That(error.Message, Does.Contain("no secure connection").And.Contain("is signed by").And.Contain("ca_cert").And.Contain("X509_CERT_DIR"));
    }

    [Test]
    public async Task AFolderOfAuthoritiesAsOnTheGrid()
    {
        var certificates = Directory.CreateDirectory(folder["certificates"]).FullName;
        File.Copy(RucioServer.Current.CertificateAuthority, Path.Combine(certificates, "1a2b3c4d.0"));
        File.WriteAllText(Path.Combine(certificates, "1a2b3c4d.signing_policy"), "not a certificate");
        Assert.That(await WhoAmIAsync(X509("jdoe", RucioAuthentication.X509Proxy) with { CertificateAuthorities = certificates }), Does.EndWith("jdoe"));
    }

    [TestCase("jdoe")]
    [TestCase("prod")]
    public async Task ABearerTokenThatIsThereAlready(string user)
    {
        var path = folder.Write("bt", RucioServer.Current.Succeed(folder.Path, null, "rucio-token", user));
        var settings = Settings(user) with { Authentication = RucioAuthentication.Bearer };
        Assert.That(await WhoAmIAsync(settings, ("BEARER_TOKEN_FILE", path)), Does.EndWith(user));
    }

    [Test]
    public async Task ABearerTokenThatHasExpired()
    {
        var token = RucioServer.Current.Succeed(folder.Path, null, "rucio-token", "jdoe", "-60");
        var error = await FailsAsync<RucioCredentialException>(Settings("jdoe") with { Authentication = RucioAuthentication.Bearer }, ("BEARER_TOKEN", token));
        Assert.That(error.Message, Does.StartWith("the bearer token has expired").And.Contain("BEARER_TOKEN").And.Contain("htgettoken").And.Not.Contain(token.Trim()));
    }

    [Test]
    public async Task ABearerTokenThatTheServerDoesNotKnow()
    {
        var token = RucioServer.Current.Succeed(folder.Path, null, "rucio-token", "stranger");
        var error = await FailsAsync<RucioAuthenticationFailedException>(Settings("jdoe") with { Authentication = RucioAuthentication.Bearer }, ("BEARER_TOKEN", token));
        Assert.That(error.Message, Does.StartWith("the server does not accept the bearer token").And.Contain("BEARER_TOKEN").And.Not.Contain(token.Trim()));
    }
}
