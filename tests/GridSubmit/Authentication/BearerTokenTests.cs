using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Authentication;
using HepAnalysis.GridSubmit.Rucio.Transport;
using HepAnalysis.GridSubmit.Tests.Configuration;

namespace HepAnalysis.GridSubmit.Tests.Authentication;

internal sealed class BearerTokenTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string? Find(params (string Name, string Value)[] variables) => new BearerTokenDiscovery(MadeUpEnvironment.Of(folder.Path, variables)).Find()?.Token.Value;

    private string Runtime(string text)
    {
        folder.Write($"run/bt_u{Rucio.Configuration.UserEnvironment.Current.UserId}", text);
        return folder["run"];
    }

    [Test]
    public void TheOrderIsThatOfTheWlcg()
    {
        var (file, runtime) = (folder.Write("bt", "of.the.file\n"), Runtime("of.the.folder"));
        Assert.That(Find(("BEARER_TOKEN", " of.the.variable\n"), ("BEARER_TOKEN_FILE", file), ("XDG_RUNTIME_DIR", runtime)), Is.EqualTo("of.the.variable"));
        Assert.That(Find(("BEARER_TOKEN", " \n"), ("BEARER_TOKEN_FILE", file), ("XDG_RUNTIME_DIR", runtime)), Is.EqualTo("of.the.file"));
        Assert.That(Find(("BEARER_TOKEN_FILE", folder.Write("empty", "\n \t")), ("XDG_RUNTIME_DIR", runtime)), Is.EqualTo("of.the.folder"));
        Assert.That(Find(("BEARER_TOKEN_FILE", folder["gone"]), ("XDG_RUNTIME_DIR", runtime)), Is.EqualTo("of.the.folder"));
    }

    [Test]
    public void OneThatIsNoTokenEndsTheSearch()
    {
        var runtime = Runtime("of.the.folder");
        var error = Assert.Throws<RucioCredentialException>(() => Find(("BEARER_TOKEN", "two words-hunter2"), ("XDG_RUNTIME_DIR", runtime)));
        Assert.That(error.Message, Does.Contain("BEARER_TOKEN").And.Contain("no bearer token has").And.Not.Contain("hunter2"));
        error = Assert.Throws<RucioCredentialException>(() => Find(("BEARER_TOKEN_FILE", folder.Path), ("XDG_RUNTIME_DIR", runtime)));
        Assert.That(error.Message, Does.Contain(folder.Path));
    }

    [Test]
    public async Task AnExpiredTokenIsReadAgainWhenAnotherProgramHasRenewedIt()
    {
        using var stub = new AuthenticationStub();
        var clock = new ShiftedClock(TimeSpan.Zero);
        var settings = stub.Settings(null) with { Authentication = RucioAuthentication.Bearer };
        using var transport = new RucioTransport(settings, TlsOptions.Of(settings), clock);
        var (first, second) = (AuthenticationStub.Jwt(DateTimeOffset.UtcNow.AddMinutes(10)), AuthenticationStub.Jwt(DateTimeOffset.UtcNow.AddMinutes(70), "2"));
        var path = folder.Write("bt", first);
        var source = TokenSource.Of(settings, transport, null, clock, null, MadeUpEnvironment.Of(folder.Path, ("BEARER_TOKEN_FILE", path)));
        Assert.That((await source.GetAsync(null, CancellationToken.None)).Value, Is.EqualTo(first));
        File.WriteAllText(path, second);
        Assert.That((await source.GetAsync(null, CancellationToken.None)).Value, Is.EqualTo(first), "it is still good");
        clock.Ahead = TimeSpan.FromMinutes(9.5);
        Assert.That((await source.GetAsync(null, CancellationToken.None)).Value, Is.EqualTo(second));
    }

    [Test]
    public async Task ARefusedTokenIsGivenOnlyOnce()
    {
        using var stub = new AuthenticationStub();
        var settings = stub.Settings(null) with { Authentication = RucioAuthentication.Bearer };
        using var transport = new RucioTransport(settings, TlsOptions.Of(settings), TimeProvider.System);
        var path = folder.Write("bt", "refused.token.x");
        var source = TokenSource.Of(settings, transport, null, TimeProvider.System, null, MadeUpEnvironment.Of(folder.Path, ("BEARER_TOKEN_FILE", path)));
        var refused = await source.GetAsync(null, CancellationToken.None);
        var error = await Assert.ThrowsAsync<RucioAuthenticationFailedException>(() => source.GetAsync(refused, CancellationToken.None).AsTask());
        Assert.That(error!.Message, Does.Contain(path).And.Not.Contain("refused.token.x"));
        File.WriteAllText(path, "another.token.x");
        Assert.That((await source.GetAsync(refused, CancellationToken.None)).Value, Is.EqualTo("another.token.x"));
    }

    [Test]
    public async Task AClockThatIsAheadTakesNoTokenForExpired()
    {
        using var stub = new AuthenticationStub();
        var clock = new ShiftedClock(TimeSpan.FromHours(1));
        var settings = stub.Settings(null) with { Authentication = RucioAuthentication.Bearer };
        using var transport = new RucioTransport(settings, TlsOptions.Of(settings), clock);
        var jwt = AuthenticationStub.Jwt(DateTimeOffset.UtcNow.AddMinutes(30));
        var source = TokenSource.Of(settings, transport, null, clock, null, MadeUpEnvironment.Of(folder.Path, ("BEARER_TOKEN", jwt)));
        Assert.That((await source.GetAsync(null, CancellationToken.None)).Value, Is.EqualTo(jwt));
    }

    [TestCase("Sun, 22 Nov 2026 09:28:55 UTC", "2026-11-22 09:28:55Z")]
    [TestCase("1795600480", "2026-11-25 09:54:40Z")]
    [TestCase(null, null)]
    [TestCase("soon", null)]
    public void TheEndIsReadInEveryFormThatServersWrite(string? header, string? expected)
    {
        Assert.That(TokenExpiry.Of(header, "jdoe-jdoe-unknown-0a1b")?.ToString("u", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(expected));
    }

    [Test]
    public void TheEndOfAWebTokenStandsInIt()
    {
        var end = new DateTimeOffset(2026, 11, 26, 1, 2, 3, TimeSpan.Zero);
        Assert.That(TokenExpiry.Of(null, AuthenticationStub.Jwt(end)), Is.EqualTo(end));
        Assert.That(TokenExpiry.Of(null, "a.b.c"), Is.Null);
        Assert.That(TokenExpiry.Of(null, "a.!!!.c"), Is.Null);
    }
}
