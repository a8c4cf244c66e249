using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Configuration;
using HepAnalysis.GridSubmit.Tests.Server;
using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.GridSubmit.Tests.Flows;

/// <summary>The life of a dataset on a real server, from its name to the last of its bytes.</summary>
[Category("Peers")]
public sealed class LifeTests
{
    private const string Here = "SITE-B_USERDISK";
    private const string There = "SITE-A_DISK";

    private readonly string name = $"life.{Guid.NewGuid():N}";

    // Alone, since the server's daemons that it calls look at everything.
    [Test, NonParallelizable]
    public async Task DatasetIsMadeFilledCopiedRefusedErasedAndGone()
    {
        using var folder = new TemporaryFolder();
        using var jdoe = new RealClient("jdoe");
        using var prod = new RealClient("prod");
        using var student = new RealClient("student");
        var settings = RucioConfiguration.Read(
            new UserEnvironment(new Dictionary<string, string> { ["RUCIO_CONFIG"] = RealClient.Server.Configuration("jdoe") }, 0), null, null);
        using var uploader = new Uploader(jdoe.Client, settings);
        var dids = jdoe.Client.Dids;
        DataIdentifier dataset = new("user.jdoe", name), container = new("user.jdoe", name + ".all");

        // A rule on a container in which there is nothing yet.
        await dids.AddAsync(new NewDid(dataset, DataIdentifierType.Dataset));
        await dids.AddAsync(new NewDid(container, DataIdentifierType.Container));
        await dids.AttachAsync(container, [dataset]);
        var id = (await prod.Client.Rules.AddAsync(new RuleRequest { Dids = [container], RseExpression = There, Lifetime = TimeSpan.FromHours(1) })).Single();
        Assert.That((await prod.Client.Rules.GetAsync(id)).Locks, Is.Zero);

        // Files: the rule takes them in when the evaluator has passed.
        var files = Enumerable.Range(0, 3).Select(i => new UploadRequest(folder.Write($"{i}", new string((char)('a' + i), 70_000)), new DataIdentifier("user.jdoe", $"{name}.{i}.root")) { Events = i }).ToList();
        var names = files.Select(file => file.Did).ToArray();
        _ = await uploader.UploadAsync(files, Here, new UploadOptions { Dataset = dataset, Lifetime = TimeSpan.FromHours(1), Scheme = "file" });
        await dids.CloseAsync(dataset);
        prod.Pass("rucio-daemon", "judge-evaluator", "--did-limit", "100000");
        var rule = await prod.Client.Rules.GetAsync(id);
        Assert.That((rule.State, rule.LocksReplicatingCnt), Is.EqualTo((RuleState.Replicating, 3L)));
        var request = await prod.Client.Requests.GetAsync(names[0], There);
        Assert.That((request.RuleId, request.Bytes, request.RequestType, request.DestRse), Is.EqualTo((id, (long?)70_000, (RequestType?)RequestType.Transfer, There)));
        Assert.That(await Copies(), Is.EqualTo(new[] { Here, Here, Here }));

        // The transfers are played, and the rule is followed until it is kept.
        var seen = new List<long>();
        rule = await prod.Client.Rules.WaitAsync(id, RuleState.Ok, TimeSpan.FromMinutes(3), look =>
        {
            seen.Add(look.LocksOkCnt);
            if (seen.Count == 1)
            {
                prod.Pass("rucio-transfers");
            }
        });
        Assert.That((seen[0], rule.LocksOkCnt, rule.LocksReplicatingCnt), Is.EqualTo((0L, 3L, 0L)));
        Assert.That(await Copies(), Is.EqualTo(new[] { There, There, There, Here, Here, Here }));
        Assert.That(
            (await jdoe.Client.Replicas.OfDatasetAsync(dataset).ToListAsync()).Select(row => (row.Rse, row.AvailableLength, row.AvailableBytes, row.State)),
            Is.EquivalentTo(new[] { (Here, (long?)3, (long?)210_000, "AVAILABLE"), (There, (long?)3, (long?)210_000, "AVAILABLE") }));
        var places = await Places(jdoe.Client);
        Assert.That(places.Select(File.ReadAllText).Distinct().Order(StringComparer.Ordinal), Is.EqualTo(files.Select(file => File.ReadAllText(file.Path))), "bytes at both sites");
        Assert.That(() => prod.Client.Requests.GetAsync(names[0], There), Throws.TypeOf<RucioNotFoundException>(), "it is over");

        // Who has no room is told so, and nothing is made.
        Assert.That(() => student.Client.Rules.AddAsync(new RuleRequest { Dids = [dataset], RseExpression = There }), Throws.TypeOf<RucioInsufficientQuotaException>());
        Assert.That(await prod.Client.Rules.ListAsync(dataset).Select(item => item.Account).ToListAsync(), Is.EqualTo(new[] { "jdoe" }));

        // Erased: names, rules, replicas and bytes, each when its daemon passes.
        await dids.DetachAsync(container, [dataset]);
        await dids.EraseAsync(container, TimeSpan.Zero);
        await dids.EraseAsync(dataset, TimeSpan.Zero);
        Assert.That((await dids.GetAsync(dataset)).ExpiredAt, Is.EqualTo(DateTimeOffset.UtcNow).Within(TimeSpan.FromMinutes(2)));
        prod.Pass("rucio-daemon", "undertaker");
        foreach (var gone in new[] { container, dataset })
        {
            Assert.That(() => dids.GetAsync(gone), Throws.TypeOf<RucioDataIdentifierNotFoundException>());
        }

        Assert.That(() => prod.Client.Rules.GetAsync(id), Throws.TypeOf<RucioRuleNotFoundException>());
        prod.Pass("rucio-daemon", "reaper", "--scheme", "file", "--greedy", "--rses", Here, There);
        Assert.That(await Copies(), Is.Empty);
        Assert.That(places.Where(File.Exists), Is.Empty);
        Assert.That(prod.Python($"[client.list_replicas([dict(scope='user.jdoe', name='{name}.' + str(i) + '.root') for i in range(3)]), client.list_dids('user.jdoe', [dict(name='{name}*')], did_type='all')]").ToJsonString(), Is.EqualTo("[[],[]]"));
        Assert.That(await dids.SearchAsync("user.jdoe", DidFilter.Named(name + "*"), DidSearchType.All).ToListAsync(), Is.Empty);

        async Task<List<string>> Copies() =>
            [.. (await jdoe.Client.Replicas.ListAsync(names, new ReplicaQuery { Schemes = ["file"] }).ToListAsync()).SelectMany(row => row.Places).Select(place => place.Rse).Order(StringComparer.Ordinal)];

        async Task<List<string>> Places(RucioClient client) =>
            [.. (await client.Replicas.ListAsync(names, new ReplicaQuery { Schemes = ["file"] }).ToListAsync()).SelectMany(row => row.Places).Select(place => new Uri(place.Address).AbsolutePath)];
    }
}
