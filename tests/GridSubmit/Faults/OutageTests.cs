using System.Globalization;
using System.Text.Json;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Tests.Cli;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Faults;

/// <summary>What a server cannot be made to do while others use it: its tokens end, its database goes, it is killed. So it is one of the fixture's own.</summary>
[Category("Peers"), NonParallelizable, FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class OutageTests
{
    private const int Many = 2000;

    // A millisecond before each row: the list takes two seconds and more, in which something can happen.
    private const string Slowly = "path=^/replicas/list trickle=0.001 times=1";

    private readonly TemporaryFolder folder = new();
    private RucioServer server = null!;

    private static DataIdentifier Filled => new("mc", $"fill.{Many}");

    [OneTimeSetUp]
    public void Start()
    {
        server = RucioServer.Start();
        server.Succeed(folder.Path, null, "rucio-fill", $"{Many}");
    }

    // Connections that broke with the database tell so once each, to whoever comes next.
    [SetUp]
    public async Task SettleAsync()
    {
        using var some = new ImpatientClient(server);
        for (var (calls, good) = (0, 0); good < 5; calls++)
        {
            try
            {
                _ = await some.Client.Dids.GetAsync(Filled);
                good++;
            }
            catch (RucioServerFaultException) when (calls < 50)
            {
                good = 0;
            }
        }
    }

    [OneTimeTearDown]
    public void Stop()
    {
        server?.Dispose();
        folder.Dispose();
    }

    [Test]
    public async Task FilesWhosePlacesAreLostWithTheDatabaseAreAskedForAgain()
    {
        using var some = new ImpatientClient(server, "prod");
        using var slow = server.Fault(Slowly);
        var kick = new Once(() => server.Succeed(folder.Path, null, "rucio-db", "kick"));

        // The files come first, then their replicas: the connections end among these. What is counted is looked at, whatever the server made of it.
        var files = await new DatasetResolver(some.Client).ResolveAsync(Filled, new ReplicaQuery(), new Rows(rows => kick.When(rows > Many + 300)));

        Assert.That(kick.IsDone);
        Assert.That(files, Has.Count.EqualTo(Many));
        Assert.That(files.Count(file => file.Places.Count != 2), Is.Zero);
        Assert.That(files.Sum(file => file.Bytes), Is.GreaterThan(0));
    }

    [Test]
    public void ListOfReplicasIsWholeOrAnErrorWhereTheDatabaseGoes()
    {
        using var warm = Hep();
        warm.Succeed("whoami");
        using var slow = server.Fault(Slowly);
        var kick = Task.Run(async () =>
        {
            // Some time while the list comes.
            await Task.Delay(700);
            server.Succeed(folder.Path, null, "rucio-db", "kick");
        });
        var code = warm.Run("replicas", Filled.ToString(), "--json");
        kick.GetAwaiter().GetResult();

        if (code == 0)
        {
            using var json = JsonDocument.Parse(warm.Out);
            Assert.That(json.RootElement.GetProperty("count").GetInt32(), Is.EqualTo(Many));
            Assert.That(json.RootElement.GetProperty("replicas").GetInt32(), Is.EqualTo(2 * Many));
            Assert.That(json.RootElement.GetProperty("filesWithoutReplica").GetInt32(), Is.Zero);
        }
        else
        {
            Assert.That(code, Is.EqualTo(6), warm.Error);
            Assert.That(() => JsonDocument.Parse(warm.Out), Throws.InstanceOf<JsonException>(), "no end is printed");
        }
    }

    [Test]
    public async Task ServerWithoutItsDatabaseIsAnErrorWithoutASecret()
    {
        using var some = new ImpatientClient(server);
        using var hep = Hep();
        hep.Succeed("whoami");
        Assert.That((await some.Client.Dids.GetAsync(Filled)).Name, Is.EqualTo(Filled.Name));
        Kill("-INT", "pg/db");
        try
        {
            // The first answer holds the statement with the token, those after it say nothing.
            for (var call = 0; call < 3; call++)
            {
                var error = await ImpatientClient.FailsAsync<RucioException>(() => some.Client.Dids.GetAsync(Filled));
                Assert.That(error, Is.InstanceOf<RucioServerFaultException>().Or.InstanceOf<RucioServiceUnavailableException>(), error.Message);
                Assert.That(some.Tokens.Where(token => error.ToString().Contains(token, StringComparison.Ordinal)), Is.Empty);
                Assert.That(error.ToString(), Does.Not.Contain("SELECT").And.Not.Contain("INSERT"));
            }

            Assert.That(hep.Run("files", Filled.ToString()), Is.EqualTo(6));
            Assert.That(hep.Error, Does.StartWith("hep: the Rucio server").And.Contain("try:"));
            Assert.That(hep.Out, Is.Empty);
        }
        finally
        {
            Restart();
        }

        await SettleAsync();
        Assert.That(await some.Client.Dids.FilesAsync(Filled).CountAsync(), Is.EqualTo(Many), "and then it is there again");
    }

    [Test]
    public async Task RuleOfAServerThatDiesIsMadeOnceAndTokensThatAllEndAreRenewedOnce()
    {
        // Enough tries to wait until it is back.
        using var some = new ImpatientClient(server, "prod", attempts: 200);
        using var witness = new ImpatientClient(server, "prod");
        var dataset = new DataIdentifier("mc", "mc.dies");
        await some.Client.Dids.AddAsync(new NewDid(dataset, DataIdentifierType.Dataset));
        await some.Client.Dids.AttachAsync(dataset, [await some.Client.Dids.FilesAsync(Filled).Select(file => file.Did).FirstAsync()]);
        Task<IReadOnlyList<string>> add;
        using (server.Fault("path=^/rules/ method=POST cut=0 stall=60 times=1"))
        {
            add = some.Client.Rules.AddAsync(new RuleRequest { Dids = [dataset], RseExpression = "SITE-B_USERDISK" });
            while (await witness.Client.Rules.ListAsync(dataset).CountAsync() == 0)
            {
                Assert.That(add.IsCompleted, Is.False);
            }

            Kill("-9", "rest");
        }

        Restart();
        var id = (await add).Single();

        Assert.That(await some.Client.Rules.ListAsync(dataset).Select(rule => rule.Id).ToListAsync(), Is.EqualTo(new[] { id }));
        Assert.That(some.Official(["rule", "list", "--did", dataset.ToString()]).Split("SITE-B_USERDISK"), Has.Length.EqualTo(2));
        await EndTokensAsync(witness);
    }

    // Here, since the server has just been started: those that it forks have whole connections to the database.
    private async Task EndTokensAsync(ImpatientClient some)
    {
        var names = await some.Client.Dids.FilesAsync(Filled).Select(file => file.Did).ToListAsync();
        var logins = some.Logins;
        var expire = new Once(() => server.Succeed(folder.Path, null, "rucio-expire"));
        var rows = 0;
        await foreach (var file in some.Client.Replicas.ListAsync(names, new ReplicaQuery()))
        {
            Assert.That(file.Places, Has.Count.EqualTo(2));
            expire.When(++rows == 1000);
        }

        Assert.That((rows, some.Logins), Is.EqualTo((Many, logins + 1)));
    }

    private HepRucio Hep() => new(server.Configuration("jdoe"));

    /// <summary>Ends one of its servers with the processes below it.</summary>
    private void Kill(string signal, string name)
    {
        var result = ChildProcess.Run(
            "bash", ["-c", """p=$(head -1 "$1"); kill "$2" $p $([ "$2" = -9 ] && cat /proc/$p/task/$p/children)""", "-", Path.Combine(server.Folder, "run", name + ".pid"), signal], folder.Path);
        Assert.That(result.ExitCode, Is.Zero, result.Error);
    }

    // Servers keep the streams that they get: into a file, since a pipe would never end.
    private void Restart()
    {
        var log = folder[string.Create(CultureInfo.InvariantCulture, $"log{Guid.NewGuid():N}")];
        var result = ChildProcess.Run(
            "bash", ["-c", """exec bash "$1" >"$2" 2>&1 </dev/null""", "-", Path.Combine(server.Folder, "start.sh"), log], folder.Path, new Dictionary<string, string?> { ["WORKERS"] = "1" });
        Assert.That(result.ExitCode, Is.Zero, File.ReadAllText(log));
    }

    private sealed class Once(Action action)
    {
        public bool IsDone { get; private set; }

        public void When(bool now)
        {
            if (now && !IsDone)
            {
                IsDone = true;
                action();
            }
        }
    }

    private sealed class Rows(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
