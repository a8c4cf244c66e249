using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Faults;

/// <summary>A real server that does what is asked, and whose answer is lost: it is asked for, nothing is done twice; the official client sees it once.</summary>
[Category("Peers"), NonParallelizable]
internal sealed class LostAnswerTests : IDisposable
{
    private const string Rse = "SITE-B_USERDISK";

    private readonly ImpatientClient prod = new(RucioServer.Current, "prod");
    private readonly DataIdentifier dataset = new("data", $"lost.{Guid.NewGuid():N}");

    public void Dispose() => prod.Dispose();

    private static RucioServer Server => RucioServer.Current;

    private NewReplica Replica(int number) => new(new DataIdentifier("data", $"{dataset.Name}.{number}"), 1000 + number, "0000000a");

    private async Task<List<DataIdentifier>> ContentAsync() => await prod.Client.Dids.ContentAsync(dataset).Select(item => item.Did).ToListAsync();

    private int Seen(string text, params string[] arguments) => prod.Official(arguments).Split(text).Length - 1;

    [Test]
    public async Task DatasetFilesAndAttachmentsAreMadeOnce()
    {
        using (var fault = Server.Fault($"path=^/dids/data/{dataset.Name}$ method=POST cut=0 times=1"))
        {
            await prod.Client.Dids.AddAsync(new NewDid(dataset, DataIdentifierType.Dataset));
            Assert.That(fault.Hits, Is.EqualTo(1), "it was asked for, not made again");
        }

        var files = Enumerable.Range(0, 3).Select(Replica).ToList();
        using (Server.Fault("path=^/replicas$ method=POST cut=0 times=1"))
        {
            await prod.Client.Replicas.AddAsync(Rse, files);
        }

        using (Server.Fault("path=^/dids/attachments method=POST cut=0 times=1"))
        {
            await prod.Client.Dids.AttachAsync(dataset, files.Select(file => file.Did));
        }

        Assert.That(await ContentAsync(), Is.EquivalentTo(files.Select(file => file.Did)));
        Assert.That(await prod.Client.Replicas.ListAsync([dataset], new ReplicaQuery()).CountAsync(), Is.EqualTo(3));
        Assert.That(Seen("FILE", "did", "content", "list", dataset.ToString()), Is.EqualTo(3));
        Assert.That(Seen(dataset.Name, "replica", "list", "file", dataset.ToString(), "--pfns"), Is.EqualTo(3));

        using (var fault = Server.Fault($"path=^/dids/data/{dataset.Name}/status method=PUT cut=0 times=1"))
        {
            await prod.Client.Dids.CloseAsync(dataset);
            Assert.That(fault.Hits, Is.EqualTo(1), "a second one would be refused");
        }
    }

    [Test]
    public async Task RuleIsMadeOnceAndEndedOnce()
    {
        await MakeAsync();
        string id;
        using (var fault = Server.Fault("path=^/rules/ method=POST cut=0 times=1"))
        {
            id = (await prod.Client.Rules.AddAsync(new RuleRequest { Dids = [dataset], RseExpression = Rse })).Single();
            Assert.That(fault.Hits, Is.EqualTo(1), "it was asked for, not made again");
        }

        Assert.That(Seen(Rse, "rule", "list", "--did", dataset.ToString()), Is.EqualTo(1));
        using (var fault = Server.Fault("path=^/rules/ method=DELETE cut=0 times=1"))
        {
            await prod.Client.Rules.DeleteAsync(id);
            Assert.That(fault.Hits, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task ChangeThatTheServerHasNotSeenIsMadeAfterAll()
    {
        await MakeAsync();
        using (var fault = Server.Fault("path=^/rules/ method=POST status=503 retry_after=1 times=1"))
        {
            Assert.That(await prod.Client.Rules.AddAsync(new RuleRequest { Dids = [dataset], RseExpression = Rse }), Has.Count.EqualTo(1));
            Assert.That(fault.Hits, Is.EqualTo(2));
        }

        Assert.That(await prod.Client.Rules.ListAsync(dataset).CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task ServerThatRefusesEveryTimeIsAnErrorAndNothingIsMade()
    {
        await MakeAsync();
        using (var fault = Server.Fault("path=^/rules/ method=POST status=503 times=50"))
        {
            var error = await ImpatientClient.FailsAsync<RucioServiceUnavailableException>(() => prod.Client.Rules.AddAsync(new RuleRequest { Dids = [dataset], RseExpression = Rse }));
            Assert.That(fault.Hits, Is.EqualTo(3));
            Assert.That(error.Message, Does.Contain("not available").And.Contain("try:"));
        }

        Assert.That(await prod.Client.Rules.ListAsync(dataset).CountAsync(), Is.Zero);
    }

    [Test]
    public async Task ChangeThatCannotBeAskedForIsSaidToBeUnknown()
    {
        await MakeAsync();
        using (Server.Fault("path=^/(rules/|dids/.*/rules) cut=0"))
        {
            var error = await ImpatientClient.FailsAsync<RucioServiceUnavailableException>(() => prod.Client.Rules.AddAsync(new RuleRequest { Dids = [dataset], RseExpression = Rse }));
            Assert.That(error.MayHaveTakenEffect);
            Assert.That(error.Message, Does.StartWith("whether the server has made the change is not known").And.Contain("POST /rules/").And.Contain("before you try again"));
        }

        // It was made; whoever tries again is told so and makes no second one.
        await ImpatientClient.FailsAsync<RucioDuplicateRuleException>(() => prod.Client.Rules.AddAsync(new RuleRequest { Dids = [dataset], RseExpression = Rse }));
        Assert.That(await prod.Client.Rules.ListAsync(dataset).CountAsync(), Is.EqualTo(1));
    }

    private async Task MakeAsync()
    {
        await prod.Client.Dids.AddAsync(new NewDid(dataset, DataIdentifierType.Dataset));
        await prod.Client.Replicas.AddAsync(Rse, [Replica(0)]);
        await prod.Client.Dids.AttachAsync(dataset, [Replica(0).Did]);
    }
}
