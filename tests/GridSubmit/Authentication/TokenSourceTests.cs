using System.Runtime.Versioning;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Authentication;
using HepAnalysis.GridSubmit.Rucio.Transport;
using HepAnalysis.GridSubmit.Tests.Configuration;

namespace HepAnalysis.GridSubmit.Tests.Authentication;

internal sealed class TokenSourceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<IDisposable> transports = [];
    private readonly List<string> warnings = [];

    public void Dispose()
    {
        transports.ForEach(transport => transport.Dispose());
        folder.Dispose();
    }

    private string Tokens => folder["anna", ".rucio_anna"];

    private string File => Path.Combine(Tokens, "auth_token_for_account_jdoe");

    private ITokenSource Source(RucioSettings settings, TimeProvider? clock = null, OidcPrompt? prompt = null, params (string Name, string Value)[] variables)
    {
        var transport = new RucioTransport(settings, TlsOptions.Of(settings), clock ?? TimeProvider.System);
        transports.Add(transport);
        return TokenSource.Of(settings, transport, prompt, clock ?? TimeProvider.System, warnings.Add, MadeUpEnvironment.Of(folder.Path, variables));
    }

    private static async Task<string> Get(ITokenSource source, RucioToken? rejected = null) => (await source.GetAsync(rejected, CancellationToken.None)).Value.Split('-')[^1];

    [Test]
    public async Task ATokenIsMadeOnceAndGivenToAll()
    {
        using var stub = new AuthenticationStub(isSlow: true);
        var source = Source(stub.Settings(Tokens));
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Get(source))));
        Assert.That(all, Is.All.EqualTo("1"));
        Assert.That(stub.Given, Is.EqualTo(1));
    }

    [Test]
    public async Task AfterARejectedTokenThereIsExactlyOneRenewal()
    {
        using var stub = new AuthenticationStub(isSlow: true);
        var source = Source(stub.Settings(Tokens));
        var rejected = await source.GetAsync(null, CancellationToken.None);
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Get(source, rejected))));
        Assert.That(all, Is.All.EqualTo("2"));
        Assert.That(stub.Given, Is.EqualTo(2));
        Assert.That(await Get(source), Is.EqualTo("2"));
    }

    [Test]
    public async Task ProcessesThatShareTheCacheRenewOnce()
    {
        using var stub = new AuthenticationStub(isSlow: true);
        var sources = Enumerable.Range(0, 8).Select(_ => Source(stub.Settings(Tokens))).ToArray();
        Assert.That(await Task.WhenAll(sources.Select(source => Task.Run(() => Get(source)))), Is.All.EqualTo("1"));

        var rejected = await sources[0].GetAsync(null, CancellationToken.None);
        Assert.That(await Task.WhenAll(sources.Select(source => Task.Run(() => Get(source, rejected)))), Is.All.EqualTo("2"));
        Assert.That(stub.Given, Is.EqualTo(2));
    }

    [TestCase(60, 54, 56)]
    [TestCase(10, 7, 9)]
    public async Task ATokenIsRenewedBeforeItEnds(int lifetime, int stillGood, int renewed)
    {
        using var stub = new AuthenticationStub(TimeSpan.FromMinutes(lifetime));
        var clock = new ShiftedClock(TimeSpan.Zero);
        var source = Source(stub.Settings(null), clock);
        Assert.That(await Get(source), Is.EqualTo("1"));
        clock.Ahead = TimeSpan.FromMinutes(stillGood);
        Assert.That(await Get(source), Is.EqualTo("1"));
        clock.Ahead = TimeSpan.FromMinutes(renewed);
        Assert.That(await Get(source), Is.EqualTo("2"));
    }

    [Test]
    public async Task AServiceThatIsAwayShortlyBeforeTheEndDoesNoHarm()
    {
        using var stub = new AuthenticationStub();
        var clock = new ShiftedClock(TimeSpan.Zero);
        var source = Source(stub.Settings(null), clock);
        await Get(source);
        stub.IsDown = true;
        clock.Ahead = stub.Ahead = TimeSpan.FromMinutes(57);
        Assert.That(await Get(source), Is.EqualTo("1"));
        clock.Ahead = stub.Ahead = TimeSpan.FromMinutes(61);
        await Assert.ThrowsAsync<RucioServiceUnavailableException>(() => Get(source));
        stub.IsDown = false;
        Assert.That(await Get(source), Is.EqualTo("2"));
    }

    [TestCase(1)]
    [TestCase(-1)]
    [TestCase(48)]
    public async Task AClockThatIsHoursWrongMakesNoDifference(int hours)
    {
        using var stub = new AuthenticationStub();
        var clock = new ShiftedClock(TimeSpan.FromHours(hours));
        var source = Source(stub.Settings(Tokens), clock);
        Assert.That(await Get(source), Is.EqualTo("1"));
        Assert.That(await Get(source), Is.EqualTo("1"));
        (clock.Ahead, stub.Ahead) = (clock.Ahead + TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(50));
        Assert.That(await Get(source), Is.EqualTo("1"));
        (clock.Ahead, stub.Ahead) = (clock.Ahead + TimeSpan.FromMinutes(6), TimeSpan.FromMinutes(56));
        Assert.That(await Get(source), Is.EqualTo("2"));
    }

    [Test, SupportedOSPlatform("linux")]
    public async Task TheCacheIsPrivate()
    {
        using var stub = new AuthenticationStub();
        await Get(Source(stub.Settings(Tokens)));
        Assert.That(System.IO.File.ReadAllText(File), Is.EqualTo("jdoe-CN=John Doe,O=Lab-token-1"), "the token and nothing else, as Python reads it");
        Assert.That(System.IO.File.GetUnixFileMode(Tokens), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        foreach (var file in Directory.EnumerateFiles(Tokens))
        {
            Assert.That(System.IO.File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
        }

        Assert.That(Directory.EnumerateFiles(Tokens).Select(Path.GetFileName), Is.EquivalentTo(new[] { "auth_token_for_account_jdoe", "auth_token_exp_for_account_jdoe", "auth_token_for_account_jdoe.lock" }));
    }

    [Test]
    public async Task AnotherProcessUsesTheKeptToken()
    {
        using var stub = new AuthenticationStub();
        await Get(Source(stub.Settings(Tokens)));
        var token = await Source(stub.Settings(Tokens)).GetAsync(null, CancellationToken.None);
        Assert.That(stub.Given, Is.EqualTo(1));
        Assert.That(token.Expires - DateTimeOffset.UtcNow, Is.GreaterThan(TimeSpan.FromMinutes(58)).And.LessThan(TimeSpan.FromMinutes(61)));
    }

    [Test]
    public async Task AKeptTokenThatHasEndedIsNotUsed()
    {
        using var stub = new AuthenticationStub();
        await Get(Source(stub.Settings(Tokens)));
        var source = Source(stub.Settings(Tokens), new ShiftedClock(TimeSpan.FromHours(2)));
        Assert.That(await Get(source), Is.EqualTo("2"));
    }

    [Test]
    public async Task TheEndThatWasKeptForAnOlderTokenIsNotThatOfPythonsNewOne()
    {
        using var stub = new AuthenticationStub();
        await Get(Source(stub.Settings(Tokens)));
        System.IO.File.WriteAllText(File, "of-python-77");
        System.IO.File.SetLastWriteTimeUtc(File, DateTime.UtcNow.AddSeconds(5));
        var token = await Source(stub.Settings(Tokens), new ShiftedClock(TimeSpan.FromHours(2))).GetAsync(null, CancellationToken.None);
        Assert.That((token.Value, token.Expires), Is.EqualTo(("of-python-77", (DateTimeOffset?)null)));
    }

    [Test]
    public async Task ACacheThatNobodyCanWriteOnlyWarns()
    {
        using var stub = new AuthenticationStub();
        folder.Write("occupied", "a file where a folder should be");
        var source = Source(stub.Settings(null) with { TokenFile = Path.Combine("/proc", "no", "such", "token") });
        Assert.That(await Get(source), Is.EqualTo("1"));
        Assert.That(warnings, Is.Not.Empty.And.All.Contains("cannot be kept").And.None.Contains("token-1"));
    }

    [Test]
    public async Task TheFileOfTheConfigurationIsTheOneThatIsUsed()
    {
        using var stub = new AuthenticationStub();
        var file = folder["mine", "token"];
        await Get(Source(stub.Settings(Tokens) with { TokenFile = file }));
        Assert.That(System.IO.File.ReadAllText(file), Does.EndWith("token-1"));
        Assert.That(Directory.Exists(Tokens), Is.False);
    }

    [Test]
    public async Task ASymbolicLinkIsRefused([Values("folder", "token", "lock")] string what)
    {
        using var stub = new AuthenticationStub();
        var elsewhere = Directory.CreateDirectory(folder["elsewhere"]).FullName;
        Directory.CreateDirectory(what == "folder" ? Path.GetDirectoryName(Tokens)! : Tokens);
        System.IO.File.WriteAllText(Path.Combine(elsewhere, "victim"), "untouched");
        System.IO.File.CreateSymbolicLink(what switch { "folder" => Tokens, "token" => File, _ => File + ".lock" }, what == "folder" ? elsewhere : Path.Combine(elsewhere, "victim"));
        var error = await Assert.ThrowsAsync<RucioCredentialException>(() => Get(Source(stub.Settings(Tokens))));
        Assert.That(error!.Message, Does.Contain("symbolic link").And.Contain(".rucio_anna").And.Contain("TMPDIR"));
        Assert.That(stub.Given, Is.Zero);
        Assert.That(System.IO.File.ReadAllText(Path.Combine(elsewhere, "victim")), Is.EqualTo("untouched"));
        Assert.That(Directory.EnumerateFiles(elsewhere).Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task WhatBelongsToAnotherUserIsRefused()
    {
        // The environment says that this is another user than the one who owns what was made.
        using var stub = new AuthenticationStub();
        await Get(Source(stub.Settings(Tokens)));
        var settings = stub.Settings(Tokens);
        var transport = new RucioTransport(settings, TlsOptions.Of(settings), TimeProvider.System);
        transports.Add(transport);
        var environment = MadeUpEnvironment.Of(folder.Path) with { UserId = 12345 };
        var error = await Assert.ThrowsAsync<RucioCredentialException>(() => Get(TokenSource.Of(settings, transport, null, TimeProvider.System, null, environment)));
        Assert.That(error!.Message, Does.Contain("belongs to user").And.Contain("12345").And.Not.Contain("token-1"));
    }

    [Test]
    public async Task NoSecretIsInWhatIsSaid()
    {
        using var stub = new AuthenticationStub();
        var settings = stub.Settings(Tokens);
        var token = await Source(settings).GetAsync(null, CancellationToken.None);
        Assert.That(stub.Requests.Single(), Does.Contain("X-Rucio-Password: hunter2"), "the password was sent");
        foreach (var text in new[] { settings.ToString(), token.ToString(), $"{new { settings, token }}" })
        {
            Assert.That(text, Does.Not.Contain("hunter2").And.Not.Contain("token-1"));
        }
    }

    [TestCase("hunter2€", "Latin-1")]
    [TestCase("hunter2\r\nX-Rucio-Account: root", "control character")]
    public async Task APasswordThatNoHeaderCanCarryIsSaidBeforeItIsSent(string password, string why)
    {
        using var stub = new AuthenticationStub();
        var error = await Assert.ThrowsAsync<RucioCredentialException>(() => Get(Source(stub.Settings(null) with { Password = password })));
        Assert.That(error!.Message, Does.Contain("password").And.Contain(why).And.Not.Contain("hunter2"));
        Assert.That(stub.Requests, Is.Empty);
    }

    [Test]
    public async Task WithoutAnybodyToLogInOidcSaysWhatToDo()
    {
        using var stub = new AuthenticationStub();
        var error = await Assert.ThrowsAsync<RucioAuthenticationFailedException>(() => Get(Source(stub.Settings(Tokens) with { Authentication = RucioAuthentication.Oidc })));
        Assert.That(error!.Message, Does.Contain("browser").And.Contain("hep rucio whoami"));
    }

    [Test]
    public async Task WhereTheClockIsAheadTheServersTimeDecidesBeforeAPersonIsAsked()
    {
        using var stub = new AuthenticationStub();
        Directory.CreateDirectory(Tokens);
        var jwt = AuthenticationStub.Jwt(DateTimeOffset.UtcNow.AddMinutes(40));
        System.IO.File.WriteAllText(File, jwt);
        var token = await Source(stub.Settings(Tokens) with { Authentication = RucioAuthentication.Oidc }, new ShiftedClock(TimeSpan.FromHours(1))).GetAsync(null, CancellationToken.None);
        Assert.That(token.Value, Is.EqualTo(jwt));
    }

    [Test]
    public async Task ALoginIsRefreshedWithoutThePersonWhenItIsDue()
    {
        using var stub = new AuthenticationStub();
        Directory.CreateDirectory(Tokens);
        var jwt = AuthenticationStub.Jwt(DateTimeOffset.UtcNow.AddMinutes(30));
        System.IO.File.WriteAllText(File, jwt);
        var clock = new ShiftedClock(TimeSpan.Zero);
        var source = Source(stub.Settings(Tokens) with { Authentication = RucioAuthentication.Oidc }, clock);
        Assert.That((await source.GetAsync(null, CancellationToken.None)).Value, Is.EqualTo(jwt));
        clock.Ahead = stub.Ahead = TimeSpan.FromMinutes(26);
        Assert.That(await Get(source), Is.EqualTo("1"));
        Assert.That(stub.Requests.Single(), Does.StartWith("GET /auth/oidc_refresh").And.Contain("X-Rucio-Auth-Token: " + jwt).And.Contain("X-Rucio-Account: jdoe"));
        Assert.That(System.IO.File.ReadAllText(File), Does.EndWith("token-1"));
    }

    [Test]
    public async Task ALoginThatCannotBeRefreshedIsUsedToItsEnd()
    {
        using var stub = new AuthenticationStub { IsEmpty = true };
        Directory.CreateDirectory(Tokens);
        var jwt = AuthenticationStub.Jwt(DateTimeOffset.UtcNow.AddMinutes(30));
        System.IO.File.WriteAllText(File, jwt);
        var clock = new ShiftedClock(TimeSpan.Zero);
        var source = Source(stub.Settings(Tokens) with { Authentication = RucioAuthentication.Oidc }, clock);
        await source.GetAsync(null, CancellationToken.None);
        clock.Ahead = stub.Ahead = TimeSpan.FromMinutes(26);
        Assert.That((await source.GetAsync(null, CancellationToken.None)).Value, Is.EqualTo(jwt));
        Assert.That((await source.GetAsync(null, CancellationToken.None)).Value, Is.EqualTo(jwt));
        Assert.That(stub.Requests.Count(request => request.Contains("oidc_refresh", StringComparison.Ordinal)), Is.EqualTo(1), "it is not asked for again and again");
        clock.Ahead = stub.Ahead = TimeSpan.FromMinutes(31);
        await Assert.ThrowsAsync<RucioAuthenticationFailedException>(() => Get(source));
    }
}
