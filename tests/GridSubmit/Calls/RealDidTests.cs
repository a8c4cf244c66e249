using System.Text.Json.Nodes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Calls;

/// <summary>Files, datasets and containers of a real server: what we make its own client reads, and the other way round.</summary>
[Category("Peers")]
internal sealed class RealDidTests
{
    private const string Scope = "user.jdoe";

    private readonly string name = $"did.{Guid.NewGuid():N}";

    [Test]
    public async Task DatasetIsMadeFilledEmptiedClosedAndReopened()
    {
        using var jdoe = new RealClient("jdoe");
        using var student = new RealClient("student");
        var dids = jdoe.Client.Dids;
        DataIdentifier dataset = new(Scope, name), container = new(Scope, name + ".all");
        var files = await MadeUpFiles.RegisterAsync(jdoe.Client, name, 3);
        await dids.AddAsync(new NewDid(dataset, DataIdentifierType.Dataset)
        {
            Lifetime = TimeSpan.FromDays(2),
            Metadata = new Dictionary<string, JsonNode?> { ["campaign"] = "ü \"x\"", ["version"] = "v1" },
            Rules = [new RuleRequest { RseExpression = MadeUpFiles.Site, Comment = "made with it", Lifetime = TimeSpan.FromHours(1) }],
        });
        await dids.AddAsync(new NewDid(container, DataIdentifierType.Container) { Monotonic = true });
        await dids.AttachAsync(dataset, files);
        await dids.AttachAsync(dataset, files[..2]);
        await dids.AttachAsync(container, [dataset]);

        // As the official client sees it.
        var theirs = jdoe.Python($"dict(did=client.get_did('{Scope}', '{name}'), all=client.get_did('{Scope}', '{name}.all'), meta=client.get_metadata('{Scope}', '{name}'), rules=client.list_did_rules('{Scope}', '{name}'), content=client.list_content('{Scope}', '{name}'), above=client.list_parent_dids('{Scope}', '{name}'), files=client.list_files('{Scope}', '{name}.all'))");
        Assert.That(((string?)theirs["did"]!["type"], (string?)theirs["did"]!["account"], (bool?)theirs["did"]!["open"], (bool?)theirs["did"]!["monotonic"], (bool?)theirs["all"]!["monotonic"]), Is.EqualTo(("DATASET", "jdoe", (bool?)true, (bool?)false, (bool?)true)));
        Assert.That(((string?)theirs["meta"]!["campaign"], (string?)theirs["meta"]!["version"]), Is.EqualTo(("ü \"x\"", "v1")));
        Assert.That(theirs["rules"]!.AsArray().Select(rule => ((string?)rule!["rse_expression"], (string?)rule["comments"])), Is.EqualTo(new[] { (MadeUpFiles.Site, "made with it") }));
        Assert.That(theirs["content"]!.AsArray().Select(Did), Is.EquivalentTo(files));
        Assert.That(theirs["above"]!.AsArray().Select(Did), Is.EqualTo(new[] { container }));
        Assert.That(theirs["files"]!.AsArray().Select(Did), Is.EquivalentTo(files));

        // As we see it.
        var summary = await dids.GetAsync(dataset, count: true);
        Assert.That((summary.Type, summary.Account, summary.Open, summary.Length, summary.Bytes), Is.EqualTo((DataIdentifierType.Dataset, "jdoe", (bool?)true, (long?)3, (long?)60)));
        Assert.That(summary.ExpiredAt, Is.EqualTo(DateTimeOffset.UtcNow.AddDays(2)).Within(TimeSpan.FromMinutes(5)));
        Assert.That((await dids.GetAsync(dataset)).Length, Is.Null, "not counted");
        Assert.That(
            await dids.FilesAsync(container).Select(file => (file.Did, file.Bytes, file.Events, file.Adler32)).ToListAsync(),
            Is.EquivalentTo(files.Select((file, index) => (file, (long?)(10 * (index + 1)), (long?)(100 * (index + 1)), $"{index + 1:x8}"))));
        Assert.That(await dids.ContentAsync(container).Select(item => (item.Did, item.Type)).ToListAsync(), Is.EqualTo(new[] { (dataset, DataIdentifierType.Dataset) }));
        Assert.That(await dids.ParentsAsync(files[0]).Select(item => item.Did).ToListAsync(), Is.EqualTo(new[] { dataset }));

        await dids.DetachAsync(dataset, files[2..]);
        Assert.That(await dids.HistoryAsync(dataset).Select(item => (item.Did, item.DeletedAt >= item.CreatedAt)).ToListAsync(), Is.EqualTo(new[] { (files[2], true) }));
        Assert.That(jdoe.Python($"client.list_content_history('{Scope}', '{name}')").AsArray().Select(Did), Is.EqualTo(files[2..]));
        Assert.That(() => dids.DetachAsync(dataset, files[2..]), Throws.TypeOf<RucioDataIdentifierNotFoundException>());

        await dids.CloseAsync(dataset);
        summary = await dids.GetAsync(dataset);
        Assert.That((summary.Open, summary.Length, summary.Bytes), Is.EqualTo(((bool?)false, (long?)2, (long?)30)), "a closed one is counted once for all");
        Assert.That(() => dids.CloseAsync(dataset), Throws.TypeOf<RucioUnsupportedOperationException>());
        Assert.That(() => dids.AttachAsync(dataset, files), Throws.TypeOf<RucioUnsupportedOperationException>().With.Message.Contains("closed").IgnoreCase);
        Assert.That(() => student.Client.Dids.ReopenAsync(dataset), Throws.TypeOf<RucioAccessDeniedException>());
        await dids.ReopenAsync(dataset);
        Assert.That(() => dids.ReopenAsync(dataset), Throws.TypeOf<RucioUnsupportedOperationException>());
        await dids.AttachAsync(dataset, files);
        Assert.That((await dids.GetAsync(dataset, count: true)).Length, Is.EqualTo(3));
    }

    [Test]
    public async Task WhatTheOfficialClientMakesIsRead()
    {
        using var jdoe = new RealClient("jdoe");
        var dids = jdoe.Client.Dids;
        var files = await MadeUpFiles.RegisterAsync(jdoe.Client, name, 2);
        DataIdentifier dataset = new(Scope, name), container = new(Scope, name + ".all");
        jdoe.Python($"[client.add_dataset('{Scope}', '{name}', statuses=dict(monotonic=True), lifetime=86400, meta=dict(campaign='c')), client.add_container('{Scope}', '{name}.all'), client.attach_dids('{Scope}', '{name}', [dict(scope='{Scope}', name='{name}.' + str(i)) for i in range(2)]), client.add_datasets_to_container('{Scope}', '{name}.all', [dict(scope='{Scope}', name='{name}')]), client.close('{Scope}', '{name}'), client.set_metadata('{Scope}', '{name}', 'own', dict(a=[1, None, 'é']))]");

        var summary = await dids.GetAsync(dataset);
        Assert.That((summary.Monotonic, summary.Open, summary.Length), Is.EqualTo(((bool?)true, (bool?)false, (long?)2)));
        Assert.That(summary.ExpiredAt, Is.EqualTo(DateTimeOffset.UtcNow.AddDays(1)).Within(TimeSpan.FromMinutes(5)));
        Assert.That(await dids.FilesAsync(container).Select(file => file.Did).ToListAsync(), Is.EquivalentTo(files));
        Assert.That((string?)(await dids.MetadataAsync(dataset))["campaign"], Is.EqualTo("c"));
        Assert.That((await dids.MetadataAsync(dataset, "JSON"))["own"]!.ToJsonString(), Does.Contain("null").And.Contain("1"));
        Assert.That((await dids.MetadataAsync(dataset, "ALL")).Select(pair => pair.Key), Does.Contain("own").And.Contain("campaign"));
        Assert.That(await dids.ScopesAsync(), Does.Contain(Scope));
    }

    [Test]
    public async Task MetadataAreSetOfOneOfManyAndOfAllBelow()
    {
        using var jdoe = new RealClient("jdoe");
        var dids = jdoe.Client.Dids;
        var files = await MadeUpFiles.RegisterAsync(jdoe.Client, name, 2);
        DataIdentifier dataset = new(Scope, name), container = new(Scope, name + ".all");
        await dids.AddAsync(new NewDid(dataset, DataIdentifierType.Dataset));
        await dids.AddAsync(new NewDid(container, DataIdentifierType.Container));
        await dids.AttachAsync(dataset, files);
        await dids.AttachAsync(container, [dataset]);

        await dids.SetMetadataAsync(dataset, Values("""{"text": "été 'x'", "number": 1.5, "whole": 9007199254740993, "truth": true, "list": [1, "a"], "nothing": null, "campaign": "one"}"""));
        await dids.SetMetadataAsync(dataset, Values("""{"campaign": "all"}"""), recursive: true);
        await dids.SetMetadataAsync(new Dictionary<DataIdentifier, IReadOnlyDictionary<string, JsonNode?>> { [files[0]] = Values("""{"campaign": "first", "events": 7}"""), [files[1]] = Values("""{"own": 2}""") });
        await dids.SetMetadataAsync(container, Values("""{"above": "inherited"}"""));

        var theirs = jdoe.Python($"[client.get_metadata('{Scope}', one, plugin='ALL') for one in ['{name}', '{name}.0', '{name}.1']]").AsArray();
        Assert.That(((string?)theirs[0]!["text"], (double?)theirs[0]!["number"], (long?)theirs[0]!["whole"], (bool?)theirs[0]!["truth"], theirs[0]!["list"]!.ToJsonString()), Is.EqualTo(("été 'x'", (double?)1.5, (long?)9007199254740993, (bool?)true, """[1,"a"]""")));
        Assert.That(theirs.Select(data => (string?)data!["campaign"]), Is.EqualTo(new[] { "all", "first", "all" }));
        Assert.That(((int?)theirs[1]!["events"], (int?)theirs[2]!["own"]), Is.EqualTo(((int?)7, (int?)2)));

        // Ours and theirs are the same, key by key.
        var ours = await dids.MetadataAsync([dataset, new(Scope, "not.there"), .. files], "ALL").ToDictionaryAsync(data => (string)data["name"]!);
        Assert.That(ours.Keys, Is.EquivalentTo(new[] { name, files[0].Name, files[1].Name }), "what is not there is left out");
        Assert.That(ours[files[1].Name]["own"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That(JsonNode.DeepEquals(ours[name]["whole"], JsonValue.Create(9007199254740993)), Is.True);
        Assert.That((await dids.MetadataAsync([files[0]], "JSON", inherit: true).SingleAsync())["above"]?.GetValue<string>(), Is.EqualTo("inherited"));

        await dids.DeleteMetadataAsync(dataset, "text");
        Assert.That((await dids.MetadataAsync(dataset, "JSON")).ContainsKey("text"), Is.False);
        Assert.That(() => dids.MetadataAsync(new DataIdentifier(Scope, "not.there")), Throws.TypeOf<RucioDataIdentifierNotFoundException>());
        Assert.That(() => dids.MetadataAsync(new DataIdentifier(Scope, "not.there"), "JSON"), Throws.TypeOf<RucioDataIdentifierNotFoundException>());
        Assert.That(() => dids.SetMetadataAsync(new DataIdentifier(Scope, "not.there"), Values("""{"a": 1}""")), Throws.TypeOf<RucioDataIdentifierNotFoundException>());
        Assert.That(() => dids.SetMetadataAsync(dataset, Values("""{"run_number": "many"}""")), Throws.InstanceOf<RucioException>());
    }

    [Test]
    public async Task LifetimeIsSetAndTakenBack()
    {
        using var jdoe = new RealClient("jdoe");
        var dids = jdoe.Client.Dids;
        var dataset = new DataIdentifier(Scope, name);
        await dids.AddAsync(new NewDid(dataset, DataIdentifierType.Dataset));

        await dids.SetLifetimeAsync(dataset, TimeSpan.FromDays(10));
        Assert.That((await dids.GetAsync(dataset)).ExpiredAt, Is.EqualTo(DateTimeOffset.UtcNow.AddDays(10)).Within(TimeSpan.FromMinutes(5)));
        await dids.EraseAsync(dataset);
        Assert.That((await dids.GetAsync(dataset)).ExpiredAt, Is.EqualTo(DateTimeOffset.UtcNow.AddDays(1)).Within(TimeSpan.FromMinutes(5)));
        Assert.That(jdoe.Python($"client.get_did('{Scope}', '{name}')['expired_at']").ToString(), Does.StartWith($"{DateTimeOffset.UtcNow.AddDays(1):yyyy-MM-dd}"));
        await dids.SetLifetimeAsync(dataset, null);
        Assert.That((await dids.GetAsync(dataset)).ExpiredAt, Is.Null);
        Assert.That(() => dids.SetLifetimeAsync(new DataIdentifier(Scope, "not.there"), null), Throws.TypeOf<RucioDataIdentifierNotFoundException>());
    }

    [Test]
    public async Task FilesAreCountedAsOftenAsTheyAreInDatasets()
    {
        using var jdoe = new RealClient("jdoe");
        var dids = jdoe.Client.Dids;
        var files = await MadeUpFiles.RegisterAsync(jdoe.Client, name, 2);
        DataIdentifier first = new(Scope, name), second = new(Scope, name + ".too"), container = new(Scope, name + ".all");
        await dids.AddAsync(new NewDid(first, DataIdentifierType.Dataset));
        await dids.AddAsync(new NewDid(second, DataIdentifierType.Dataset));
        await dids.AddAsync(new NewDid(container, DataIdentifierType.Container));
        await dids.AttachAsync(first, files);
        await dids.AttachAsync(second, files[..1]);
        await dids.AttachAsync(container, [first, second]);

        Assert.That(await dids.FilesAsync(container).Select(file => file.Did).ToListAsync(), Is.EquivalentTo([.. files, files[0]]));
        Assert.That(await dids.FilesAsync(files[0]).Select(file => file.Did).ToListAsync(), Is.EqualTo(files[..1]), "a file is itself");
        Assert.That(async () => await dids.FilesAsync(new(Scope, "not.there")).ToListAsync(), Throws.TypeOf<RucioDataIdentifierNotFoundException>());

        var guid = (string)(await dids.MetadataAsync(files[0]))["guid"]!;
        Assert.That(await dids.DatasetsOfGuidAsync(guid).ToListAsync(), Is.EquivalentTo(new[] { first, second }));
        Assert.That(await dids.DatasetsOfGuidAsync(Guid.Parse(guid).ToString().ToUpperInvariant()).ToListAsync(), Is.EquivalentTo(new[] { first, second }));
        Assert.That(async () => await dids.DatasetsOfGuidAsync($"{Guid.NewGuid():N}").ToListAsync(), Throws.TypeOf<RucioDataIdentifierNotFoundException>());
    }

    [Test]
    public async Task WhatIsNotThereOrNotAllowedIsSaid()
    {
        using var jdoe = new RealClient("jdoe");
        var dids = jdoe.Client.Dids;
        DataIdentifier dataset = new(Scope, name), missing = new(Scope, name + ".not");
        await dids.AddAsync(new NewDid(dataset, DataIdentifierType.Dataset));

        Assert.That(() => dids.AddAsync(new NewDid(dataset, DataIdentifierType.Container)), Throws.TypeOf<RucioDataIdentifierExistsException>());
        Assert.That(() => dids.AddAsync(new NewDid(new("user.nobody", name), DataIdentifierType.Dataset)), Throws.InstanceOf<RucioException>().And.Not.TypeOf<RucioServerFaultException>());
        Assert.That(() => dids.AddAsync(new NewDid(new("mc", name), DataIdentifierType.Dataset)), Throws.TypeOf<RucioAccessDeniedException>());
        Assert.That(() => dids.AttachAsync(dataset, [missing]), Throws.TypeOf<RucioDataIdentifierNotFoundException>());
        Assert.That(() => dids.AttachAsync(missing, [dataset]), Throws.TypeOf<RucioDataIdentifierNotFoundException>());
        Assert.That(() => dids.AttachAsync(dataset, [dataset]), Throws.InstanceOf<RucioException>().And.Not.TypeOf<RucioServerFaultException>());
        Assert.That(() => dids.CloseAsync(missing), Throws.TypeOf<RucioDataIdentifierNotFoundException>());
        foreach (var list in new Func<IAsyncEnumerable<DidContent>>[] { () => dids.ContentAsync(missing), () => dids.HistoryAsync(missing), () => dids.ParentsAsync(missing) })
        {
            Assert.That(async () => await list().ToListAsync(), Throws.TypeOf<RucioDataIdentifierNotFoundException>());
        }

        Assert.That(
            () => dids.AddAsync(new NewDid(missing, DataIdentifierType.Dataset) { Rules = [new RuleRequest { RseExpression = "NOPE" }] }), Throws.TypeOf<RucioInvalidRseExpressionException>());
        Assert.That(async () => await dids.GetAsync(missing), Throws.TypeOf<RucioDataIdentifierNotFoundException>(), "all or nothing");
    }

    private static DataIdentifier Did(JsonNode? row) => new((string)row!["scope"]!, (string)row["name"]!);

    private static Dictionary<string, JsonNode?> Values(string json) => JsonNode.Parse(json)!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value?.DeepClone());
}
