using System.Globalization;
using System.Net.Security;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Authentication;
using HepAnalysis.GridSubmit.Rucio.Transport;
using HepAnalysis.GridSubmit.Tests.Configuration;

namespace HepAnalysis.GridSubmit.Tests.Transcripts;

/// <summary>Logins as a real server was asked for them, and the tokens and refusals that it gave.</summary>
public sealed class LoginTranscriptTests
{
    private static readonly Login[] Logins =
    [
        new(2, "root", "ddmlab", "nope", "Cannot authenticate to account root with given credentials"),
        new(3, "root", "nobody", "secret", "Cannot authenticate to account root with given credentials"),
        new(5, "other", "ddmlab", "secret", "Cannot authenticate to account other with given credentials"),
        new(6, null, "ddmlab", "secret"),
        new(7, "root", "ddmlab", "secret"),
        new(8, "root", "ddmlab", "secret") { Application = "csharp" },
        new(17, "root", "ddmlab", "secret"),
        new(231, "jdoe", "jdoe", "jpw"),
        new(266, "root", "ddmlab", "secret", "Cannot authenticate to account root with given credentials") { VirtualOrganisation = "zzz" },
        new(301, "root", "ddmlab", "secret"),
        new(307, null, "multi", "mpw", "multia, multib"),
        new(308, "multib", "multi", "mpw"),
    ];

    /// <summary>The numbers of the exchanges.</summary>
    internal static IEnumerable<int> Numbers => Logins.Select(login => login.Number);

    private static IEnumerable<TestCaseData> Cases => Logins.Select(login => new TestCaseData(login) { TestName = $"Login{login.Number:000}" });

    [TestCaseSource(nameof(Cases))]
    public async Task IsRepeated(object tried)
    {
        var login = (Login)tried;
        var exchange = Transcript.Exchanges[login.Number];
        using var folder = new TemporaryFolder();
        using var server = new TranscriptServer([login.Number]);
        var clock = new StoppedClock(exchange.Time);
        var settings = new RucioSettings
        {
            Hosts = [server.Address],
            Account = login.Account,
            UserName = login.User,
            Password = login.Password,
            VirtualOrganisation = login.VirtualOrganisation,
            Application = login.Application,
            Attempts = 1,
        };
        using var transport = new RucioTransport(settings, new SslClientAuthenticationOptions(), clock);
        var tokens = TokenSource.Of(settings, transport, null, clock, null, MadeUpEnvironment.Of(folder.Path));

        if (login.Refusal is { } refusal)
        {
            var error = (await Assert.ThrowsAsync<RucioAuthenticationFailedException>(async () => await tokens.GetAsync(null, CancellationToken.None)))!;
            Assert.That(error.Message, Does.Contain(refusal).And.Not.Contain(login.Password));
            Assert.That(error.Status, Is.EqualTo(exchange.Status));
        }
        else
        {
            var token = await tokens.GetAsync(null, CancellationToken.None);
            Assert.That(token.Value, Is.EqualTo(exchange.Header("X-Rucio-Auth-Token")));
            Assert.That(token.Account, Is.EqualTo(exchange.Header("X-Rucio-Auth-Account")));
            Assert.That(token.Expires, Is.EqualTo(DateTimeOffset.ParseExact(exchange.Header("X-Rucio-Auth-Token-Expires"), "ddd, dd MMM yyyy HH:mm:ss 'UTC'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)));
        }

        Assert.That(server.Served, Is.EqualTo(new[] { login.Number }));
    }

    private sealed record Login(int Number, string? Account, string User, string Password, string? Refusal = null)
    {
        public string Application { get; init; } = "";

        public string? VirtualOrganisation { get; init; }
    }
}
