using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Authentication;
using HepAnalysis.GridSubmit.Rucio.Transport;
using HepAnalysis.GridSubmit.Tests.Configuration;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Authentication;

/// <summary>Logins in a browser, against a real server and its OpenID provider.</summary>
[Category("Peers")]
internal sealed class RealOidcTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Browser browser = new();
    private readonly RucioSettings settings;
    private readonly RucioTransport transport;

    public RealOidcTests()
    {
        settings = new RucioSettings
        {
            Hosts = [RucioServer.Current.HostTls],
            Authentication = RucioAuthentication.Oidc,
            Account = "jdoe",
            CertificateAuthorities = RucioServer.Current.CertificateAuthority,
            TokenFolder = folder["anna", ".rucio_anna"],
        };
        transport = new RucioTransport(settings, TlsOptions.Of(settings), TimeProvider.System);
    }

    public void Dispose()
    {
        transport.Dispose();
        browser.Dispose();
        folder.Dispose();
    }

    private ITokenSource Source(RucioSettings some, OidcPrompt? prompt) => TokenSource.Of(some, transport, prompt, TimeProvider.System, null, MadeUpEnvironment.Of(folder.Path));

    [Test]
    public async Task TheCodeIsTypedIn()
    {
        browser.Wrong.Enqueue("not a code");
        browser.Wrong.Enqueue("wrongcode");
        var tokens = Source(settings, new OidcPrompt(browser.Output, browser));
        Assert.That(await RealLoginTests.WhoAmIAsync(settings, transport, tokens, TimeProvider.System), Does.EndWith("jdoe"));
        var token = await tokens.GetAsync(null, CancellationToken.None);
        Assert.That(token.Expires - DateTimeOffset.UtcNow, Is.EqualTo(TimeSpan.FromHours(1)).Within(TimeSpan.FromMinutes(2)));
        Assert.That(browser.Shown, Does.Contain("oidc_redirect").And.Contain("does not know that code").And.Not.Contain(token.Value));

        // The next program needs nobody.
        Assert.That(await RealLoginTests.WhoAmIAsync(settings, transport, Source(settings, null), TimeProvider.System), Does.EndWith("jdoe"));
    }

    [Test]
    public async Task TheClientWaitsForTheLogin()
    {
        var login = browser.LogInAsync();
        var polling = settings with { Account = null, Oidc = new OidcSettings { Polling = true } };
        var tokens = Source(polling, new OidcPrompt(browser.Output));
        var token = await tokens.GetAsync(null, CancellationToken.None);
        await login;
        Assert.That(token.Account, Is.EqualTo("jdoe"), "the server was asked whose it is");
        Assert.That(await RealLoginTests.WhoAmIAsync(polling, transport, tokens, TimeProvider.System), Does.EndWith("jdoe"));
    }

    [Test]
    public async Task ThreeWrongCodesAreEnough()
    {
        for (var i = 0; i < 4; i++)
        {
            browser.Wrong.Enqueue($"wrong{i}");
        }

        var error = await Assert.ThrowsAsync<RucioAuthenticationFailedException>(() => Source(settings, new OidcPrompt(browser.Output, browser)).GetAsync(null, CancellationToken.None).AsTask());
        Assert.That(error!.Message, Does.Contain("not finished").And.Contain("oidc_polling"));
        Assert.That(browser.Wrong, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task AnAccountThatDoesNotExistIsSaidBeforeTheBrowserIsOpened()
    {
        var error = await Assert.ThrowsAsync<RucioAuthenticationFailedException>(() => Source(settings with { Account = "nobody" }, new OidcPrompt(browser.Output, browser)).GetAsync(null, CancellationToken.None).AsTask());
        Assert.That(error!.Message, Does.Contain("account nobody").And.Contain("oidc_scope"));
        Assert.That(browser.Shown, Is.Empty);
    }

    [Test]
    public async Task ATokenIsRefreshedWithoutThePerson()
    {
        var refreshing = settings with { Oidc = new OidcSettings { Scope = "openid profile offline_access", RefreshLifetime = 24 } };
        var source = Source(refreshing, new OidcPrompt(browser.Output, browser));
        var first = await source.GetAsync(null, CancellationToken.None);

        // The server gives no other token for one that is younger than five minutes: this one is made older in its database.
        const string Older = "import sys, datetime; sys.path.insert(0, sys.argv[1]); import lab; from sqlalchemy import update; from rucio.db.sqla import models\nwith lab.session() as s:\n    s.execute(update(models.Token).where(models.Token.refresh_token.is_not(None)).values(updated_at=datetime.datetime.utcnow() - datetime.timedelta(minutes=6)))";
        var server = RucioServer.Current;
        var aged = ChildProcess.Run(
            Path.Combine(server.Folder, "venv", "bin", "python"), ["-c", Older, Path.Combine(server.Folder, "app")], folder.Path,
            new Dictionary<string, string?> { ["RUCIO_LAB"] = server.Folder, ["RUCIO_LAB_PORT"] = $"{server.Host.Port}", ["RUCIO_CONFIG"] = Path.Combine(server.Folder, "etc", "rucio.cfg") });
        Assert.That(aged.ExitCode, Is.Zero, aged.Error);

        // Nobody is there any more, and the token is due.
        var clock = new ShiftedClock(TimeSpan.Zero);
        var serverClock = new ServerClock(clock);
        var login = new OidcLogin(refreshing, transport, new AuthenticationCalls(refreshing, serverClock), serverClock, null);
        var second = await login.RefreshAsync(first, CancellationToken.None);
        Assert.That(second, Is.Not.Null);
        Assert.That(second!.Value, Is.Not.EqualTo(first.Value));
        Assert.That(second.Expires, Is.GreaterThan(DateTimeOffset.UtcNow.AddMinutes(55)), "seconds since 1970 are read as a date");
        Assert.That(await RealLoginTests.WhoAmIAsync(refreshing, transport, Source(refreshing, null), TimeProvider.System), Does.EndWith("jdoe"));
    }
}
