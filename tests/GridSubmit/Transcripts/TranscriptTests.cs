using System.Net.Security;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Tests.Transcripts;

/// <summary>What the client sends is what a real server was sent, and what it gives is what that server answered.</summary>
public sealed class TranscriptTests
{
    private static IEnumerable<Call> Calls => [.. AccountCalls.All, .. RseCalls.All, .. RuleCalls.All];

    private static IEnumerable<TestCaseData> Cases => Calls.Select(call => new TestCaseData(call) { TestName = $"{nameof(Exchange)}{call.Number:000}" });

    [TestCaseSource(nameof(Cases))]
    public async Task IsRepeated(object call)
    {
        var (number, run) = (Call)call;
        var exchange = Transcript.Exchanges[number];
        using var server = new TranscriptServer(number);
        using var client = Connect(server.Address, exchange);

        await run(client, exchange);

        Assert.That(server.Served, Is.EqualTo(new[] { number }), exchange.ToString());
    }

    [Test]
    public async Task SameRequestIsAnsweredInTheOrderOfTheRecording()
    {
        const string Rule = "af4ec0950f0b43df95098b1b6ceeee49";
        using var server = new TranscriptServer(204);
        using var client = Connect(server.Address, Transcript.Exchanges[204]);

        Assert.That((await client.Rules.GetAsync(Rule)).Comments, Is.EqualTo("csharp probe"));
        Assert.That((await client.Rules.GetAsync(Rule)).Comments, Is.EqualTo("longer"));
        Assert.That(() => client.Rules.GetAsync(Rule), Throws.TypeOf<RucioRuleNotFoundException>());
        Assert.That(() => client.Rules.GetAsync(Rule), Throws.TypeOf<RucioRuleNotFoundException>());
        Assert.That(server.Served, Is.EqualTo(new[] { 204, 225, 227, 230 }));
    }

    [Test]
    public void RequestThatWasNeverRecordedFailsTheTest()
    {
        var server = new TranscriptServer(1);
        using var client = Connect(server.Address, Transcript.Exchanges[51]);

        Assert.That(() => client.Rses.GetAttributesAsync("SITE-Z"), Throws.InstanceOf<RucioException>());
        using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
        {
            Assert.That(server.Dispose, Throws.TypeOf<AssertionException>().With.Message.Contains("/rses/SITE-Z/attr/"));
        }
    }

    private static RucioClient Connect(Uri address, Exchange exchange)
    {
        var settings = new RucioSettings { Hosts = [address], Attempts = 1, Silence = TimeSpan.FromSeconds(30) };
        var clock = new StoppedClock(exchange.Time);
        return new RucioClient(new RucioTransport(settings, new SslClientAuthenticationOptions(), clock), new RecordedToken(exchange.Request.Token ?? "none"), settings, clock);
    }
}
