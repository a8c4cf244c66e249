using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Authentication;
using HepAnalysis.GridSubmit.Rucio.Configuration;
using HepAnalysis.GridSubmit.Rucio.Transport;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Authentication;

/// <summary>One cache of tokens for the Python client and ours: whoever has a wrong password lives on the other's token.</summary>
[Category("Peers")]
internal sealed class PythonSharingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string Good => RucioServer.Current.Configuration("jdoe");

    private string WithoutPassword(string more = "") =>
        folder.Write("wrong.cfg", File.ReadAllText(Good).Replace(RucioServer.Current.Password("jdoe"), "wrong", StringComparison.Ordinal).Replace("[client]", "[client]\n" + more, StringComparison.Ordinal));

    private async Task<RucioToken> OursAsync(string configuration)
    {
        // The folder of temporary files and the user as the Python client sees them.
        var environment = UserEnvironment.Current;
        environment = environment with { Variables = new Dictionary<string, string>(environment.Variables.Where(pair => pair.Key is "LOGNAME" or "USER" or "HOME")) { ["TMPDIR"] = folder.Path, ["RUCIO_CONFIG"] = configuration } };
        var settings = RucioConfiguration.Read(environment, null, null);
        using var transport = new RucioTransport(settings, TlsOptions.Of(settings), TimeProvider.System);
        var tokens = TokenSource.Of(settings, transport, null, TimeProvider.System, null, environment);
        Assert.That(await RealLoginTests.WhoAmIAsync(settings, transport, tokens, TimeProvider.System), Does.EndWith("jdoe"));
        return await tokens.GetAsync(null, CancellationToken.None);
    }

    private string Python(string configuration) => RucioServer.Current.Succeed(folder.Path, configuration, "rucio", "whoami");

    [Test]
    public async Task PythonUsesTheTokenThatWeKept()
    {
        Assert.That(RucioServer.Current.Run(folder.Path, WithoutPassword(), "rucio", "whoami").ExitCode, Is.Not.Zero, "the password is wrong");
        await OursAsync(Good);
        Assert.That(Python(WithoutPassword()), Does.Contain("jdoe"));
    }

    [Test]
    public async Task WeUseTheTokenThatPythonKept()
    {
        await Assert.ThrowsAsync<RucioAuthenticationFailedException>(() => OursAsync(WithoutPassword()));
        Assert.That(Python(Good), Does.Contain("jdoe"));
        await OursAsync(WithoutPassword());
    }

    [Test]
    public async Task TheFileThatTheConfigurationNamesIsShared()
    {
        var more = $"auth_token_file_path = {folder["mine", "token"]}";
        var good = folder.Write("good.cfg", File.ReadAllText(Good).Replace("[client]", "[client]\n" + more, StringComparison.Ordinal));
        var token = await OursAsync(good);
        Assert.That(File.ReadAllText(folder["mine", "token"]), Is.EqualTo(token.Value));
        Assert.That(Python(WithoutPassword(more)), Does.Contain("jdoe"));
    }

    [Test]
    public async Task ATokenThatTheServerRefusesIsRenewedOnceForBoth()
    {
        var first = await OursAsync(Good);
        var file = Directory.EnumerateFiles(folder.Path, "auth_token_for_account_jdoe", SearchOption.AllDirectories).Single();
        File.WriteAllText(file, "jdoe-jdoe-unknown-00000000");
        var second = await OursAsync(Good);
        Assert.That(second.Value, Is.Not.EqualTo("jdoe-jdoe-unknown-00000000").And.Not.EqualTo(first.Value));
        Assert.That(File.ReadAllText(file), Is.EqualTo(second.Value));
        Assert.That(Python(WithoutPassword()), Does.Contain("jdoe"));
    }
}
