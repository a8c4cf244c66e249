using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Authentication;
using HepAnalysis.GridSubmit.Rucio.Transport;
using HepAnalysis.GridSubmit.Tests.Configuration;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Authentication;

/// <summary>What an authentication service may answer instead of a token.</summary>
internal sealed class LoginErrorTests
{
    private static async Task<T> FailsAsync<T>(ScriptedServer.Answer answer)
        where T : RucioException
    {
        using var server = new ScriptedServer((_, _) => answer);
        var settings = new RucioSettings { Hosts = [server.Address], UserName = "jdoe", Password = "hunter2", Account = "jdoe", Attempts = 2, Origin = "a test" };
        using var transport = new RucioTransport(settings, TlsOptions.Of(settings), TimeProvider.System);
        var tokens = TokenSource.Of(settings, transport, null, TimeProvider.System, null, MadeUpEnvironment.Of("/"));
        var error = await Assert.ThrowsAsync<T>(() => tokens.GetAsync(null, CancellationToken.None).AsTask());
        Assert.That(error!.ToString(), Does.Not.Contain("hunter2"));
        return error;
    }

    [Test]
    public async Task ARefusalNamesWhoWasRefusedAndWhereTheSettingsComeFrom()
    {
        var error = await FailsAsync<RucioAuthenticationFailedException>(ScriptedServer.Answer.Of(401, """{"ExceptionClass": "CannotAuthenticate", "ExceptionMessage": "Cannot authenticate to account jdoe with given credentials"}"""));
        Assert.That(error.Message, Does.Contain("user 'jdoe', account jdoe").And.Contain("a test").And.Contain("with given credentials"));
    }

    [Test]
    public async Task SeveralAccountsAreNamed()
    {
        var error = await FailsAsync<RucioAuthenticationFailedException>(ScriptedServer.Answer.Of(206, """["multia", "multib"]""", "X-Rucio-Auth-Accounts: multia,multib"));
        Assert.That(error.Message, Does.Contain("multia, multib").And.Contain("RUCIO_ACCOUNT"));
    }

    [Test]
    public async Task AnAnswerWithoutATokenIsNone()
    {
        var error = await FailsAsync<RucioUnexpectedAnswerException>(ScriptedServer.Answer.Of(200, "<html>Welcome to our portal</html>"));
        Assert.That(error.Message, Does.Contain("X-Rucio-Auth-Token").And.Contain("auth_host"));
    }

    [Test]
    public async Task APasswordThatTheServerEchoesIsHidden()
    {
        var error = await FailsAsync<RucioServerFaultException>(ScriptedServer.Answer.Of(500, """{"ExceptionClass": "DatabaseException", "ExceptionMessage": "no row for hunter2"}"""));
        Assert.That(error.Message, Does.Contain("no row for (hidden)"));
    }

    [Test]
    public async Task AServiceThatIsAwayIsAskedAgain()
    {
        var error = await FailsAsync<RucioServiceUnavailableException>(ScriptedServer.Answer.Of(503, "", "Retry-After: 0"));
        Assert.That(error.Message, Does.Contain("503"));
    }
}
