using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Faults;

/// <summary>A real server that is slow, fails, forgets a login or breaks lists off: a list is whole or an error, after a bounded number of tries.</summary>
[Category("Peers"), NonParallelizable]
internal sealed class ListFaultTests
{
    private static readonly DataIdentifier Run001 = new("data", "run001.raw");

    // Once written after CannotAuthenticate; counted by the server, so that "times" says how often the fault was met.
    private const string Ended = "status=401 class=CannotAuthenticate";

    private static RucioServer Server => RucioServer.Current;

    private static async Task<List<DataIdentifier>> FilesAsync(ImpatientClient some) => await some.Client.Dids.FilesAsync(Run001).Select(file => file.Did).ToListAsync();

    private static async Task<List<FileReplicas>> ReplicasAsync(ImpatientClient some) => await some.Client.Replicas.ListAsync([Run001], new ReplicaQuery()).ToListAsync();

    [Test]
    public async Task TokenThatEndsBeforeAListIsRenewedOnce()
    {
        using var some = new ImpatientClient(Server);
        using var fault = Server.Fault($"path=^/dids/.*/files {Ended} times=1");

        Assert.That(await FilesAsync(some), Has.Count.EqualTo(10));
        Assert.That(some.Logins, Is.EqualTo(2));
    }

    [Test]
    public async Task TokenThatEndsBetweenTwoRequestsOfOneListIsRenewedOnce()
    {
        using var some = new ImpatientClient(Server);
        var wanted = new HashSet<DataIdentifier>(await FilesAsync(some));

        // A thousand names go into one request; names that are not there give no row.
        var names = wanted.Take(5).Concat(Enumerable.Range(0, 995).Select(number => new DataIdentifier("data", $"not.there.{number}"))).Concat(wanted.Skip(5)).ToList();
        ServerFault? fault = null;
        try
        {
            await foreach (var row in some.Client.Replicas.ListAsync(names, new ReplicaQuery()))
            {
                fault ??= Server.Fault($"path=^/replicas/list {Ended} times=1");
                Assert.That(wanted.Remove(row.Did));
            }
        }
        finally
        {
            fault?.Dispose();
        }

        Assert.That(wanted, Is.Empty);
        Assert.That(some.Logins, Is.EqualTo(2));
    }

    [Test]
    public async Task LoginThatIsForgottenAgainAndAgainIsAnErrorAfterOneRenewal()
    {
        using var some = new ImpatientClient(Server);
        using var fault = Server.Fault($"path=^/dids/.*/files {Ended} times=50");

        var error = await ImpatientClient.FailsAsync<RucioAuthenticationFailedException>(() => FilesAsync(some));
        Assert.That((fault.Hits, some.Logins), Is.EqualTo((2, 2)));
        Assert.That(error.Hint, Does.Contain("rucio.cfg"));
        Assert.That(some.Tokens.Where(token => error.ToString().Contains(token, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task ServerThatFailsIsAskedOnce()
    {
        using var some = new ImpatientClient(Server);
        using var fault = Server.Fault("path=^/replicas/list status=500 class=RucioException times=50");

        var error = await ImpatientClient.FailsAsync<RucioServerFaultException>(() => ReplicasAsync(some));
        Assert.That(fault.Hits, Is.EqualTo(1));
        Assert.That((error.ExceptionClass, error.Status), Is.EqualTo(("RucioException", (int?)500)));
    }

    [TestCase("status=500 class=DatabaseException")]
    [TestCase("status=502")]
    [TestCase("status=503 retry_after=1")]
    [TestCase("status=504 retry_after=0")]
    [TestCase("cut=0")]
    public async Task ServerThatIsAwayForAMomentIsAskedAgain(string words)
    {
        using var some = new ImpatientClient(Server);
        using var fault = Server.Fault($"path=^/replicas/list {words} times=1");

        Assert.That(await ReplicasAsync(some), Has.Count.EqualTo(10));
        Assert.That(fault.Hits, Is.EqualTo(2), "the fault and the answer");
    }

    [TestCase("status=502", "is not available")]
    [TestCase("status=503 retry_after=0", "is not available")]
    [TestCase("status=504", "is not available")]
    [TestCase("cut=0", "cannot be reached")]
    public async Task ServerThatStaysAwayIsAskedThreeTimes(string words, string said)
    {
        using var some = new ImpatientClient(Server);
        using var fault = Server.Fault($"path=^/dids/.*/files {words} times=50");

        var error = await ImpatientClient.FailsAsync<RucioServiceUnavailableException>(() => FilesAsync(some));

        // .NET itself asks up to three times more where a connection ends without a byte.
        Assert.That(fault.Hits, words == "cut=0" ? Is.InRange(3, 12) : Is.EqualTo(3));
        Assert.That(error.Message, Does.Contain(said).And.Contain("/dids/data/run001.raw/files").And.Contain("tried 3 times").And.Contain("try:"));
    }

    [Test]
    public async Task SilenceBeforeTheAnswerEndsTheCallAndIsNotRepeated()
    {
        using var some = new ImpatientClient(Server, silence: 1);
        using var fault = Server.Fault("path=^/dids/.*/files delay=2 times=50");

        var error = await ImpatientClient.FailsAsync<RucioRequestTimedOutException>(() => FilesAsync(some));
        Assert.That(fault.Hits, Is.EqualTo(1));
        Assert.That(error.Message, Does.Contain("nothing was heard for 1 s").And.Contain("request_timeout"));
    }

    [Test]
    public async Task SilenceInTheMiddleOfAListEndsIt()
    {
        using var some = new ImpatientClient(Server, silence: 1);
        using var fault = Server.Fault("path=^/dids/.*/files cut=700 stall=2");
        var rows = 0;

        var error = await ImpatientClient.FailsAsync<RucioRequestTimedOutException>(async () => await some.Client.Dids.FilesAsync(Run001).Select(_ => rows++).CountAsync());
        Assert.That(rows, Is.InRange(1, 9));
        Assert.That(error.Message, Does.Contain($"after {rows} rows"));
    }

    [Test]
    public async Task SlowListThatIsNeverSilentIsRead()
    {
        // Ten rows and more, 0.4 s before each: longer than the silence that is allowed.
        using var some = new ImpatientClient(Server, silence: 3);
        using var fault = Server.Fault("path=^/replicas/list trickle=0.4");

        Assert.That(await ReplicasAsync(some), Has.Count.EqualTo(10));
    }

    [TestCase("/dids/.*/files")]
    [TestCase("/replicas/list")]
    [TestCase("/dids/.*/dids")]
    [TestCase("/rules/")]
    [TestCase("/dids/bulkmeta")]
    public async Task ListThatIsCutIsNeverAShorterOne(string path)
    {
        using var some = new ImpatientClient(Server, "prod");
        var names = await some.Client.Dids.FilesAsync(Run001).Select(file => file.Did).ToListAsync();
        Func<Task<int>> list = path switch
        {
            "/dids/.*/files" => async () => (await FilesAsync(some)).Count,
            "/replicas/list" => async () => (await ReplicasAsync(some)).Count,
            "/dids/.*/dids" => async () => await some.Client.Dids.ContentAsync(Run001).CountAsync(),
            "/rules/" => async () => await some.Client.Rules.ListAsync(new RuleFilter { Account = "prod" }).CountAsync(),
            _ => async () => await some.Client.Dids.MetadataAsync(names).CountAsync(),
        };
        var whole = await list();
        var cuts = 0;
        foreach (var bytes in new[] { 1, 2, 100, 200, 333, 500, 750, 1000, 1500, 2000 })
        {
            using var fault = Server.Fault($"path=^{path} cut={bytes} times=50");
            try
            {
                Assert.That(await list(), Is.EqualTo(whole), $"cut after {bytes} bytes");
            }
            catch (RucioStreamCutException)
            {
                cuts++;
            }

            Assert.That(fault.Hits, Is.EqualTo(1), "a list that has begun is not asked for again below the caller");
        }

        Assert.That(cuts, Is.GreaterThanOrEqualTo(4));
    }

    [Test]
    public async Task AnswerThatIsCutIsAskedForAgain()
    {
        using var some = new ImpatientClient(Server);
        using (Server.Fault("path=^/dids/data/run001.raw$ cut=20 times=1"))
        {
            Assert.That((await some.Client.Dids.GetAsync(Run001, count: true)).Length, Is.EqualTo(10));
        }

        using var fault = Server.Fault("path=^/dids/data/run001.raw$ cut=20 times=50");
        var error = await ImpatientClient.FailsAsync<RucioServiceUnavailableException>(() => some.Client.Dids.GetAsync(Run001));
        Assert.That(fault.Hits, Is.EqualTo(3));
        Assert.That(error.Message, Does.Contain("in the middle of the answer"));
    }
}
