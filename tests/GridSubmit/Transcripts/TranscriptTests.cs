using System.Net.Security;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Tests.Transcripts;

/// <summary>What the client sends is what a real server was sent, and what it gives is what that server answered.</summary>
public sealed class TranscriptTests
{
    private static IEnumerable<Call> Calls => [.. AccountCalls.All, .. DidCalls.All, .. ReplicaCalls.All, .. RseCalls.All, .. RuleCalls.All];

    private static IEnumerable<TestCaseData> Cases => Calls.Select(call => new TestCaseData(call) { TestName = $"{nameof(Exchange)}{call.Number:000}" });

    [TestCaseSource(nameof(Cases))]
    public async Task IsRepeated(object tried)
    {
        var call = (Call)tried;
        var exchange = Transcript.Exchanges[call.Number];
        using var server = new TranscriptServer(call.All, call.Supposed);
        using var client = Connect(server.Address, exchange);

        await call.Run(client, exchange);

        Assert.That(server.Served, Is.EqualTo(call.All), exchange.ToString());
    }

    [Test]
    public void EachExchangeIsRepeatedOrItIsSaidWhyNot()
    {
        var repeated = Calls.Select(call => call.Number).Concat(LoginTranscriptTests.Numbers).ToList();

        Assert.That(repeated, Is.Unique);
        Assert.That(repeated.Intersect(NotRepeated.All.Keys), Is.Empty);
        Assert.That(repeated.Concat(NotRepeated.All.Keys), Is.EquivalentTo(Transcript.Exchanges.Keys));
    }

    [Test]
    public async Task SameRequestIsAnsweredInTheOrderOfTheRecording()
    {
        const string Rule = "af4ec0950f0b43df95098b1b6ceeee49";
        using var server = new TranscriptServer([204]);
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
        var server = new TranscriptServer([1]);
        using var client = Connect(server.Address, Transcript.Exchanges[51]);

        Assert.That(() => client.Rses.GetAttributesAsync("SITE-Z"), Throws.InstanceOf<RucioException>());
        using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
        {
            Assert.That(server.Dispose, Throws.TypeOf<AssertionException>().With.Message.Contains("/rses/SITE-Z/attr/"));
        }
    }

    private static RucioClient Connect(Uri address, Exchange exchange)
    {
        var (settings, clock) = (Settings(address), new StoppedClock(exchange.Time));
        return new RucioClient(Transport(settings, clock), Token(exchange), settings, clock);
    }

    private static RucioSettings Settings(Uri address) => new() { Hosts = [address], Attempts = 1, Silence = TimeSpan.FromSeconds(30) };

    private static RucioTransport Transport(RucioSettings settings, StoppedClock clock) => new(settings, new SslClientAuthenticationOptions(), clock);

    private static RecordedToken Token(Exchange exchange) => new(exchange.Request.Token ?? "none");
}
