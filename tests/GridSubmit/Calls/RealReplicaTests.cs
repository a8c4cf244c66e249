using System.Text.Json.Nodes;
using System.Xml.Linq;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Calls;

/// <summary>Replicas of a real server: what we list is what its own client lists, what we register it reads.</summary>
[Category("Peers")]
internal sealed class RealReplicaTests
{
    private static readonly DataIdentifier Dataset = new("data", "run001.raw");
    private static readonly XNamespace Metalink = "urn:ietf:params:xml:ns:metalink";

    private readonly string name = $"replica.{Guid.NewGuid():N}";

    [Test]
    public async Task EveryQueryListsWhatTheOfficialClientLists()
    {
        using var jdoe = new RealClient("jdoe");
        var time = DateTimeOffset.UtcNow;
        (ReplicaQuery Ours, string Theirs, int Addresses)[] queries =
        [
            (new(), "dict()", 15),
            (new() { Schemes = ["https"] }, "dict(schemes=['https'])", 15),
            (new() { Schemes = ["file", "https"] }, "dict(schemes=['file', 'https'])", 30),
            (new() { Schemes = ["gsiftp"] }, "dict(schemes=['gsiftp'])", 0),
            (new() { RseExpression = "SITE-B_USERDISK" }, "dict(rse_expression='SITE-B_USERDISK')", 5),
            (new() { RseExpression = @"tier=1&*\SITE-B_USERDISK", Schemes = ["file"] }, @"dict(rse_expression='tier=1&*\\SITE-B_USERDISK', schemes=['file'])", 10),
            (new() { Domain = "lan" }, "dict(domain='lan')", 15),
            (new() { Domain = "all" }, "dict(domain='all')", 30),
            (new() { Site = "SITE-A" }, "dict(client_location=dict(site='SITE-A'))", 15),
            (new() { Site = "SITE-B", Host = "wn.example.org" }, "dict(client_location=dict(site='SITE-B', fqdn='wn.example.org'))", 15),
            (new() { Sort = "geoip" }, "dict(sort='geoip')", 15),
            (new() { Sort = "random" }, "dict(sort='random')", 15),
            (new() { AllStates = true, IgnoreAvailability = true }, "dict(all_states=True, ignore_availability=True)", 15),
            (new() { ResolveArchives = false, SignatureLifetime = TimeSpan.FromHours(1) }, "dict(resolve_archives=False, signature_lifetime=3600)", 15),
            (new() { Parents = true }, "dict(resolve_parents=True)", 15),
            (new() { UpdatedAfter = time.AddDays(1) }, $"dict(updated_after='{time.AddDays(1):yyyy-MM-ddTHH:mm:ss}')", 0),
            (new() { UpdatedAfter = time.AddDays(-9) }, $"dict(updated_after='{time.AddDays(-9):yyyy-MM-ddTHH:mm:ss}')", 15),
        ];

        var official = jdoe.Python($"[client.list_replicas([dict(scope='data', name='run001.raw')], **(dict(ignore_availability=False) | query)) for query in [{string.Join(", ", queries.Select(query => query.Theirs))}]]").AsArray();

        foreach (var ((query, _, addresses), theirs) in queries.Zip(official))
        {
            var ours = await jdoe.Client.Replicas.ListAsync([Dataset], query).ToListAsync();
            Assert.That(ours.Select(Line), Is.EquivalentTo(theirs!.AsArray().Select(Line)), query.ToString());
            Assert.That(ours.Sum(row => row.Places.Count), Is.EqualTo(addresses), query.ToString());
            Assert.That(ours.Where(row => !row.Places.Select(place => place.Priority).SequenceEqual(Enumerable.Range(1, row.Places.Count))), Is.Empty, query.ToString());
        }

        var parents = (await jdoe.Client.Replicas.ListAsync([Dataset], new ReplicaQuery { Parents = true }).FirstAsync()).Parents!;
        Assert.That(parents, Does.Contain(Dataset).And.Contain(new DataIdentifier("mc", "everything")));
        Assert.That(await jdoe.Client.Replicas.ListAsync([Dataset], new ReplicaQuery { Random = 3 }).CountAsync(), Is.EqualTo(3));
    }

    [Test]
    public async Task MetalinkSaysWhatTheListSays()
    {
        using var jdoe = new RealClient("jdoe");
        DataIdentifier[] names = [Dataset, new("mc", "/TTbar/Summer26-v1/NANOAOD")];
        var query = new ReplicaQuery { Schemes = ["https", "file"], Domain = "all" };

        var ours = XDocument.Parse(await jdoe.Client.Replicas.MetalinkAsync(names, query));
        var theirs = XDocument.Parse((string)jdoe.Python("client.list_replicas([dict(scope='data', name='run001.raw'), dict(scope='mc', name='/TTbar/Summer26-v1/NANOAOD')], schemes=['https', 'file'], domain='all', metalink=True)")!);
        var rows = await jdoe.Client.Replicas.ListAsync(names, query).ToListAsync();

        Assert.That(rows, Has.Count.EqualTo(16));
        var listed = rows.Select(row => $"{row.Did} {row.Bytes} {row.Adler32} {row.Md5} {string.Join(' ', row.Places.Select(place => $"{place.Domain} {place.Rse} {place.Address}").Order(StringComparer.Ordinal))}");
        Assert.That(Files(ours), Is.EquivalentTo(listed));
        Assert.That(Files(theirs), Is.EquivalentTo(listed));

        static IEnumerable<string> Files(XDocument document) => document.Root!.Elements(Metalink + "file").Select(file =>
        {
            var hashes = file.Elements(Metalink + "hash").ToDictionary(hash => (string)hash.Attribute("type")!, hash => hash.Value);
            var places = file.Elements(Metalink + "url").Select(url => $"{(string?)url.Attribute("domain")} {(string?)url.Attribute("location")} {url.Value.Trim()}").Order(StringComparer.Ordinal);
            return $"{file.Element(Metalink + "identity")!.Value} {file.Element(Metalink + "size")!.Value} {hashes.GetValueOrDefault("adler32")} {hashes.GetValueOrDefault("md5")} {string.Join(' ', places)}";
        });
    }

    [Test]
    public async Task WhatIsNotThereIsLeftOutAndWhatHasNoReplicaComesWithoutAddress()
    {
        using var jdoe = new RealClient("jdoe");
        var replicas = jdoe.Client.Replicas;
        DataIdentifier broken = new("mc", "broken"), nowhere = new("mc", "broken.nowhere"), missing = new("mc", "not.there");

        var below = await replicas.ListAsync([broken], new ReplicaQuery()).Select(row => row.Did).ToListAsync();
        var files = await jdoe.Client.Dids.FilesAsync(broken).Select(file => file.Did).ToListAsync();
        Assert.That(files.Except(below), Is.EqualTo(new[] { nowhere }));
        Assert.That(await replicas.ListAsync([nowhere, missing], new ReplicaQuery()).Select(row => (row.Did, row.Places.Count)).ToListAsync(), Is.EqualTo(new[] { (nowhere, 0) }));
        Assert.That(await replicas.ListAsync([], new ReplicaQuery()).ToListAsync(), Is.Empty);
        Assert.That(async () => await replicas.ListAsync([broken], new ReplicaQuery { RseExpression = "tier=9" }).ToListAsync(), Throws.TypeOf<RucioInvalidRseExpressionException>());
        Assert.That(async () => await replicas.ListAsync([broken], new ReplicaQuery { Sort = "beauty" }).ToListAsync(), Throws.TypeOf<RucioInvalidRequestException>().With.Message.Contains("geoip"));
        Assert.That(async () => await replicas.ListAsync([broken], new ReplicaQuery { Domain = "moon" }).ToListAsync(), Throws.TypeOf<RucioInvalidRequestException>().With.Message.Contains("moon"));
        Assert.That(() => replicas.MetalinkAsync([missing], new ReplicaQuery()), Does.Not.Contain("<file"));
    }

    [Test]
    public async Task MoreNamesThanOneRequestTakesAreAskedForInSeveral()
    {
        using var jdoe = new RealClient("jdoe");
        var names = Enumerable.Range(0, 1500).Select(index => new DataIdentifier("data", $"not.there.{index}")).Append(new("data", "run001.000.raw"));

        Assert.That(await jdoe.Client.Replicas.ListAsync(names, new ReplicaQuery()).Select(row => row.Name).ToListAsync(), Is.EqualTo(new[] { "run001.000.raw" }));
        Assert.That(await jdoe.Client.Dids.MetadataAsync(names).Select(data => (string?)data["name"]).ToListAsync(), Is.EqualTo(new[] { "run001.000.raw" }));
    }

    [Test]
    public async Task RegisteredReplicasAreReadByTheOfficialClientAndGuardTheirNames()
    {
        using var jdoe = new RealClient("jdoe");
        using var prod = new RealClient("prod");
        var replicas = jdoe.Client.Replicas;
        DataIdentifier[] files = [new("user.jdoe", name + "/0"), new("user.jdoe", name + ".1")];
        NewReplica[] added = [.. files.Select((file, index) => MadeUpFiles.New(file, index + 7))];

        await replicas.AddAsync(MadeUpFiles.Site, added);
        await replicas.AddAsync(MadeUpFiles.Site, added);

        var theirs = jdoe.Python($"[[client.get_metadata('user.jdoe', one), list(client.list_replicas([dict(scope='user.jdoe', name=one)], schemes=['file']))] for one in ['{files[0].Name}', '{files[1].Name}']]").AsArray();
        foreach (var (one, row) in added.Zip(theirs))
        {
            var meta = row![0]!;
            Assert.That(
                ((long?)meta["bytes"], (string?)meta["adler32"], (string?)meta["md5"], (string?)meta["guid"], (long?)meta["events"]),
                Is.EqualTo(((long?)one.Bytes, one.Adler32, one.Md5, one.Guid, one.Events)));
            Assert.That(row[1]![0]!["pfns"]!.AsObject().Single().Key, Is.EqualTo((await jdoe.Client.Rses.GetPathsAsync(MadeUpFiles.Site, [one.Did], "file"))[one.Did]));
        }

        foreach (var other in new[] { added[0] with { Bytes = 1 }, added[0] with { Adler32 = "deadbeef" }, added[0] with { Md5 = new string('f', 32) } })
        {
            Assert.That(() => replicas.AddAsync(MadeUpFiles.Site, [added[1], other]), Throws.TypeOf<RucioInvalidRequestException>().With.Message.Contains("another file"));
        }

        Assert.That(() => replicas.AddAsync(MadeUpFiles.Site, [added[0], added[0]]), Throws.TypeOf<RucioInvalidRequestException>().With.Message.Contains("2 times"));
        Assert.That(() => replicas.AddAsync("NOPE", added), Throws.TypeOf<RucioRseNotFoundException>());
        Assert.That(() => replicas.AddAsync("SITE-A_DISK", added), Throws.TypeOf<RucioAccessDeniedException>());

        // Where names do not say where files are, the address is told.
        await prod.Client.Replicas.AddAsync("SITE-D_TAPE", [added[0] with { Address = (await TapeAsync(prod.Client)) + name }]);
        var tape = (await replicas.ListAsync(files[..1], new ReplicaQuery { Schemes = ["file"], RseExpression = "SITE-D_TAPE" }).SingleAsync()).Places.Single();
        Assert.That((tape.Address[^name.Length..], tape.Type), Is.EqualTo((name, "TAPE")));
    }

    [Test]
    public async Task StatesAreSetAndListed()
    {
        using var jdoe = new RealClient("jdoe");
        using var prod = new RealClient("prod");
        var (replicas, all) = (prod.Client.Replicas, new ReplicaQuery { AllStates = true });
        var files = await MadeUpFiles.RegisterAsync(jdoe.Client, name, 2);

        await replicas.SetStateAsync(MadeUpFiles.Site, files[..1], 'U');
        Assert.That(await Of(all), Is.EquivalentTo(new[] { (files[0], "UNAVAILABLE", 1), (files[1], "AVAILABLE", 1) }));
        Assert.That((await replicas.ListAsync(files, new ReplicaQuery()).SingleAsync(row => row.Did == files[0])).Places, Is.Empty);

        prod.Python($"client.update_replicas_states('{MadeUpFiles.Site}', [dict(scope='user.jdoe', name='{name}.0', state='A'), dict(scope='user.jdoe', name='{name}.1', state='C')])");
        Assert.That(await Of(all), Is.EquivalentTo(new[] { (files[0], "AVAILABLE", 1), (files[1], "COPYING", 1) }));
        await replicas.SetStateAsync(MadeUpFiles.Site, files, 'A');
        Assert.That(await Of(all), Is.EquivalentTo(files.Select(file => (file, "AVAILABLE", 1))));
        Assert.That(() => jdoe.Client.Replicas.SetStateAsync(MadeUpFiles.Site, files, 'U'), Throws.TypeOf<RucioAccessDeniedException>());
        Assert.That(() => replicas.SetStateAsync("SITE-A_DISK", files, 'A'), Throws.InstanceOf<RucioException>());

        async Task<List<(DataIdentifier, string, int)>> Of(ReplicaQuery query) =>
            await replicas.ListAsync(files, query).Select(row => (row.Did, row.States![MadeUpFiles.Site], row.Places.Count)).ToListAsync();
    }

    [Test]
    public async Task DatasetsAreCountedAtEachSite()
    {
        using var jdoe = new RealClient("jdoe");
        var replicas = jdoe.Client.Replicas;
        DataIdentifier[] names = [Dataset, new("mc", "/TTbar/Summer26-v1/NANOAOD"), new("data", "not.there")];

        var theirs = jdoe.Python("[client.list_dataset_replicas('data', 'run001.raw', deep=True), client.list_dataset_replicas('data', 'run001.raw'), client.list_dataset_replicas_bulk([dict(scope='data', name='run001.raw'), dict(scope='mc', name='/TTbar/Summer26-v1/NANOAOD')]), client.list_datasets_per_rse('SITE-B_USERDISK')]").AsArray();
        Assert.That(await replicas.OfDatasetAsync(Dataset).Select(Line).ToListAsync(), Is.EquivalentTo(theirs[0]!.AsArray().Select(DatasetLine)).And.Count.EqualTo(2));
        Assert.That(await replicas.OfDatasetAsync(Dataset, deep: false).Select(Line).ToListAsync(), Is.EquivalentTo(theirs[1]!.AsArray().Select(DatasetLine)));
        Assert.That(await replicas.OfDatasetsAsync(names).Select(Line).ToListAsync(), Is.EquivalentTo(theirs[2]!.AsArray().Select(DatasetLine)).And.Not.Empty);
        Assert.That(await replicas.DatasetsAtAsync(MadeUpFiles.Site).Select(row => row.Did).ToListAsync(), Is.SupersetOf(theirs[3]!.AsArray().Select(row => new DataIdentifier((string)row!["scope"]!, (string)row["name"]!))));
        Assert.That(async () => await replicas.OfDatasetAsync(names[2]).ToListAsync(), Throws.TypeOf<RucioDataIdentifierNotFoundException>());
        Assert.That(await replicas.OfDatasetAsync(new("data", "empty")).ToListAsync(), Is.Empty);
        Assert.That(async () => await replicas.DatasetsAtAsync("NOPE").ToListAsync(), Throws.TypeOf<RucioRseNotFoundException>());
    }

    // Alone, since a site is blocked for all.
    [Test, NonParallelizable]
    public async Task SiteThatIsBlockedForReadingIsLeftOutUnlessAskedFor()
    {
        using var root = new RealClient("root");
        DataIdentifier[] file = [new("mc", "/store/mc/Summer26/TTbar/NANOAOD/0000.root")];
        root.Python("client.update_rse('SITE-C_DISK', dict(availability_read=False))");
        try
        {
            // The server's cache of it is one second old at most.
            var sites = new List<string>();
            for (var i = 0; i < 1000 && (i == 0 || sites.Contains("SITE-C_DISK")); i++)
            {
                sites = await Sites(new ReplicaQuery());
            }

            Assert.That(sites, Does.Not.Contain("SITE-C_DISK").And.Contain("SITE-A_DISK"));
            Assert.That(await Sites(new ReplicaQuery { IgnoreAvailability = true }), Does.Contain("SITE-C_DISK"));
            Assert.That((await root.Client.Rses.GetAsync("SITE-C_DISK")).AvailabilityRead, Is.False);
        }
        finally
        {
            root.Python("client.update_rse('SITE-C_DISK', dict(availability_read=True))");
        }

        async Task<List<string>> Sites(ReplicaQuery query) => [.. (await root.Client.Replicas.ListAsync(file, query).SingleAsync()).Places.Select(place => place.Rse)];
    }

    private static async Task<string> TapeAsync(RucioClient client)
    {
        var protocol = (await client.Rses.GetProtocolsAsync("SITE-D_TAPE")).Single(protocol => protocol.Scheme == "file");
        return $"file://{protocol.Hostname}{protocol.Prefix}";
    }

    private static string Line(FileReplicas row) => string.Join(' ', [
        $"{row.Did} {row.Bytes} {row.Adler32} {row.Md5}",
        .. row.Places.Select(place => $"{place.Address} {place.Rse} {place.Type} {place.Domain} {place.Volatile} {place.ClientExtract}").Order(StringComparer.Ordinal),
        .. row.States!.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal),
        .. (row.Parents ?? []).Select(parent => parent.ToString()).Order(StringComparer.Ordinal)]);

    private static string Line(JsonNode? row) => string.Join(' ', [
        $"{row!["scope"]}:{row["name"]} {row["bytes"]} {row["adler32"]} {row["md5"]}",
        .. row["pfns"]!.AsObject().Select(pair => $"{pair.Key} {pair.Value!["rse"]} {pair.Value["type"]} {pair.Value["domain"]} {(bool?)pair.Value["volatile"]} {(bool?)pair.Value["client_extract"]}").Order(StringComparer.Ordinal),
        .. row["states"]!.AsObject().Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal),
        .. (row["parents"]?.AsArray() ?? []).Select(parent => parent!.ToString()).Order(StringComparer.Ordinal)]);

    private static string Line(DatasetReplica row) => $"{row.Did} {row.Rse} {row.AvailableLength} {row.AvailableBytes} {row.Length} {row.Bytes} {row.State} {row.CreatedAt:yyyy-MM-dd HH:mm:ss} {row.AccessedAt}";

    private static string DatasetLine(JsonNode? row) => $"{row!["scope"]}:{row["name"]} {row["rse"]} {(double?)row["available_length"]} {(double?)row["available_bytes"]} {(double?)row["length"]} {(double?)row["bytes"]} {row["state"]} {row["created_at"]} {row["accessed_at"]}";
}
