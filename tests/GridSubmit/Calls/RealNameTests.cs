using System.Text.Json.Nodes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Calls;

/// <summary>Names that addresses make trouble of, on a real server.</summary>
[Category("Peers")]
internal sealed class RealNameTests
{
    private const string Scope = "user.jdoe";

    private readonly string name = $"n{Guid.NewGuid():N}";

    // Every part that a call has, of a dataset and of a file below it.
    [TestCase("//{0}//x")]
    [TestCase("{0}/a/../b")]
    [TestCase("{0}/..")]
    [TestCase("{0}/./meta/a/b")]
    [TestCase("{0}/")]
    [TestCase("long")]
    public async Task NameIsOneInEveryCall(string pattern)
    {
        using var jdoe = new RealClient("jdoe");
        var dataset = new DataIdentifier(Scope, pattern == "long" ? name + new string('x', 250 - name.Length) : string.Format(pattern, name));
        var file = (await MadeUpFiles.RegisterAsync(jdoe.Client, pattern == "long" ? "f" + dataset.Name[1..] : dataset.Name + "0")).Single();
        await jdoe.Client.Dids.AddAsync(new NewDid(dataset, DataIdentifierType.Dataset));

        await AllCallsAsync(jdoe, dataset, file);

        Assert.That((await jdoe.Client.Dids.GetAsync(dataset)).Did, Is.EqualTo(dataset));
        Assert.That(await jdoe.Client.Rules.ListLocksAsync(await AddRuleAsync(jdoe.Client, dataset)).Select(held => held.Name).ToListAsync(), Is.EqualTo(new[] { file.Name }));
        Assert.That((await jdoe.Client.Rses.GetPathsAsync(MadeUpFiles.Site, [file], "file")).Keys, Is.EqualTo(new[] { file }));
    }

    // The server takes the end of such a name for a part of another. Its own client makes some of them, many at once by the body of a request.
    [Test]
    public async Task NamesThatEndAsAddressesDoAreReadAndNotMade()
    {
        using var jdoe = new RealClient("jdoe");
        using var root = new RealClient("root");
        string[] ends = ["files", "meta", "meta/key", "dids", "dids/history", "status", "rules", "parents", "associated_rules", "follow"];
        DataIdentifier[] datasets = [.. ends.Select(end => new DataIdentifier(Scope, $"{name}/{end}"))];
        var files = await MadeUpFiles.RegisterAsync(jdoe.Client, name, ends.Length);
        foreach (var dataset in datasets)
        {
            Assert.That(() => jdoe.Client.Dids.AddAsync(new NewDid(dataset, DataIdentifierType.Dataset)), Throws.TypeOf<RucioUnsupportedOperationException>().With.Message.Contains("/files"));
        }

        root.Python($"client.add_dids([dict(scope='{Scope}', name='{name}/' + end, type='DATASET', account='jdoe') for end in {new JsonArray([.. ends])}])");
        foreach (var (dataset, file) in datasets.Zip(files))
        {
            await AllCallsAsync(jdoe, dataset, file);
            var summary = await jdoe.Client.Dids.GetAsync(dataset, count: true);
            Assert.That((summary.Did, summary.Type, summary.Open, summary.Length), Is.EqualTo((dataset, DataIdentifierType.Dataset, (bool?)false, (long?)1)));
        }

        Assert.That(() => jdoe.Client.Dids.GetAsync(new(Scope, $"x{name}/files")), Throws.TypeOf<RucioDataIdentifierNotFoundException>());
    }

    // One of them would be asked for all there is in the scope.
    [TestCase("files")]
    [TestCase("dids/search")]
    [TestCase("guid")]
    [TestCase("meta")]
    public void NameThatIsAnAddressIsNotMistaken(string word)
    {
        using var jdoe = new RealClient("jdoe");
        Assert.That(() => jdoe.Client.Dids.GetAsync(new("user.nobody", word)), Throws.TypeOf<RucioDataIdentifierNotFoundException>());
    }

    [TestCase("with space")]
    [TestCase("été")]
    [TestCase("a+b")]
    [TestCase("50%25")]
    [TestCase("a?b&c=d#e")]
    [TestCase("semi;colon")]
    [TestCase("\"quoted\"")]
    [TestCase("too long")]
    public async Task NameThatTheServerRefusesIsShownAsItIs(string end)
    {
        using var jdoe = new RealClient("jdoe");
        var wrong = new DataIdentifier(Scope, end == "too long" ? new string('y', 251) : name + end);
        var dids = jdoe.Client.Dids;

        Assert.That(() => dids.AddAsync(new NewDid(wrong, DataIdentifierType.Dataset)), Throws.TypeOf<RucioInvalidRequestException>().With.Message.Contains(wrong.Name[^4..]).And.Message.Contains("does not match").Or.Message.Contains("too long"));
        Assert.That(() => dids.GetAsync(wrong), Throws.TypeOf<RucioDataIdentifierNotFoundException>().With.Message.Contains(wrong.Name));
        Assert.That(async () => await dids.FilesAsync(wrong).ToListAsync(), Throws.TypeOf<RucioDataIdentifierNotFoundException>());
        Assert.That(await dids.SearchAsync(Scope, DidFilter.Named(wrong.Name)).ToListAsync(), Is.Empty);
        if (end != "too long")
        {
            Assert.That(await jdoe.Client.Replicas.ListAsync([wrong], new ReplicaQuery()).ToListAsync(), Is.Empty);
        }
    }

    [TestCase(".")]
    [TestCase("..")]
    [TestCase("Ω")]
    [TestCase("fіle")]
    public void NameThatCannotBeIsNotSent(string wrong)
    {
        using var jdoe = new RealClient("jdoe");
        Assert.That(() => jdoe.Client.Dids.GetAsync(new(Scope, wrong)), Throws.TypeOf<RucioInvalidRequestException>());
        Assert.That(() => jdoe.Client.Dids.AddAsync(new NewDid(new(wrong, "x"), DataIdentifierType.Dataset)), Throws.TypeOf<RucioInvalidRequestException>());
    }

    private static async Task AllCallsAsync(RealClient jdoe, DataIdentifier dataset, DataIdentifier file)
    {
        var (dids, replicas) = (jdoe.Client.Dids, jdoe.Client.Replicas);
        await dids.AttachAsync(dataset, [file]);
        await dids.SetMetadataAsync(dataset, new Dictionary<string, JsonNode?> { ["campaign"] = "c", ["own"] = 1 });
        await dids.SetLifetimeAsync(dataset, TimeSpan.FromDays(1));
        Assert.That(await dids.ContentAsync(dataset).Select(item => item.Did).ToListAsync(), Is.EqualTo(new[] { file }));
        Assert.That(await dids.FilesAsync(dataset).Select(item => item.Did).ToListAsync(), Is.EqualTo(new[] { file }));
        Assert.That(await dids.ParentsAsync(file).Select(item => item.Did).ToListAsync(), Is.EqualTo(new[] { dataset }));
        Assert.That(await dids.ParentsAsync(dataset).ToListAsync(), Is.Empty);
        Assert.That(await dids.HistoryAsync(dataset).ToListAsync(), Is.Empty);
        Assert.That((string?)(await dids.MetadataAsync(dataset))["campaign"], Is.EqualTo("c"));
        Assert.That((int?)(await dids.MetadataAsync(dataset, "JSON"))["own"], Is.EqualTo(1));
        await dids.DeleteMetadataAsync(dataset, "own");
        Assert.That(await dids.SearchAsync(Scope, DidFilter.Named(dataset.Name)).Select(found => found.Did).ToListAsync(), Is.EqualTo(new[] { dataset }));
        Assert.That(await replicas.ListAsync([dataset], new ReplicaQuery()).Select(row => row.Did).ToListAsync(), Is.EqualTo(new[] { file }));
        Assert.That(await replicas.OfDatasetAsync(dataset).Select(row => (row.Name, row.Rse, row.Length)).ToListAsync(), Is.EqualTo(new[] { (dataset.Name, MadeUpFiles.Site, (long?)1) }));
        Assert.That(await jdoe.Client.Rules.ListAsync(dataset).ToListAsync(), Is.Empty);
        Assert.That(await jdoe.Client.Rules.ListAssociatedAsync(file).ToListAsync(), Is.Empty);
        Assert.That(await jdoe.Client.Locks.ListAsync(dataset).ToListAsync(), Is.Empty);
        await dids.CloseAsync(dataset);
        var summary = await dids.GetAsync(dataset);
        Assert.That((summary.Open, summary.Length, summary.ExpiredAt is null), Is.EqualTo(((bool?)false, (long?)1, false)));
    }

    private static async Task<string> AddRuleAsync(RucioClient client, DataIdentifier dataset) =>
        (await client.Rules.AddAsync(new RuleRequest { Dids = [dataset], RseExpression = MadeUpFiles.Site, Lifetime = TimeSpan.FromHours(1) })).Single();
}
