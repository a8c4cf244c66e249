using System.Text.Json.Nodes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Calls;

/// <summary>Storage elements and the transfers between them on a real server, field by field as its own client has them.</summary>
[Category("Peers")]
internal sealed class RealRseTests
{
    private static readonly string[] Sites = ["SITE-A_DISK", "SITE-B_USERDISK", "SITE-C_DISK", "SITE-D_TAPE"];

    [Test]
    public async Task EverySiteIsWhatTheOfficialClientSays()
    {
        using var jdoe = new RealClient("jdoe");
        var rses = jdoe.Client.Rses;
        var theirs = jdoe.Python("{one['rse']: dict(listed=one, whole=client.get_rse(one['rse']), attributes=client.list_rse_attributes(one['rse']), limits=client.get_rse_limits(one['rse']), usage=client.get_rse_usage(one['rse']), distance=client.get_distance('SITE-A_DISK', one['rse'])) for one in client.list_rses()}").AsObject();
        Assert.That(theirs.Select(pair => pair.Key), Is.EquivalentTo(Sites));

        var listed = await rses.ListAsync().ToDictionaryAsync(rse => rse.Name);
        foreach (var (name, official) in theirs)
        {
            var (whole, list) = (official!["whole"]!, official["listed"]!);
            var rse = await rses.GetAsync(name);
            Assert.That(
                (rse.Id, rse.RseType.ToString()!.ToUpperInvariant(), rse.Deterministic, rse.Volatile, rse.StagingArea, rse.VerifyChecksum, rse.AvailabilityRead, rse.AvailabilityWrite, rse.AvailabilityDelete, rse.PathAlgorithm, rse.QosClass, rse.SignUrl),
                Is.EqualTo(((string?)whole["id"], (string?)whole["rse_type"], (bool?)whole["deterministic"], (bool?)whole["volatile"], (bool?)whole["staging_area"], (bool?)whole["verify_checksum"], (bool?)whole["availability_read"], (bool?)whole["availability_write"], (bool?)whole["availability_delete"], (string?)whole["lfn2pfn_algorithm"], (string?)whole["qos_class"], (string?)whole["sign_url"])));
            Assert.That(rse.Domain, Is.EqualTo(whole["domain"]!.AsArray().Select(item => (string)item!)));
            Assert.That(rse.Protocols!.Select(Line), Is.EquivalentTo(whole["protocols"]!.AsArray().Select(Line)));
            Assert.That((await rses.GetProtocolsAsync(name)).Select(Line), Is.EquivalentTo(whole["protocols"]!.AsArray().Select(Line)));
            Assert.That(
                (listed[name].Id, listed[name].CountryName, listed[name].City, listed[name].Latitude, listed[name].Longitude, listed[name].CreatedAt?.ToString("yyyy-MM-dd HH:mm:ss")),
                Is.EqualTo(((string?)list["id"], (string?)list["country_name"], (string?)list["city"], (double?)list["latitude"], (double?)list["longitude"], (string?)list["created_at"])));

            Assert.That(
                await rses.GetAttributesAsync(name),
                Is.EquivalentTo(official["attributes"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.GetValueKind() is System.Text.Json.JsonValueKind.True ? "True" : pair.Value.GetValueKind() is System.Text.Json.JsonValueKind.False ? "False" : pair.Value.ToString())));
            Assert.That(await rses.GetLimitsAsync(name), Is.EquivalentTo(official["limits"]!.AsObject().ToDictionary(pair => pair.Key, pair => (long)pair.Value!)));
            Assert.That(
                await rses.ListUsageAsync(name).Where(usage => usage.Source == "storage").Select(usage => (usage.Rse, usage.Source, usage.Used, usage.Free, usage.Total, usage.Files)).ToListAsync(),
                Is.EquivalentTo(official["usage"]!.AsArray().Where(row => (string?)row!["source"] == "storage").Select(row => ((string)row!["rse"]!, (string)row["source"]!, (long?)row["used"], (long?)row["free"], (long?)row["total"], (long?)row["files"]))).And.Not.Empty);
            Assert.That((await rses.GetDistanceAsync("SITE-A_DISK", name))?.Distance, Is.EqualTo((int?)official["distance"]!.AsArray().FirstOrDefault()?["distance"]));
        }

        Assert.That(await rses.GetDistanceAsync("SITE-A_DISK", "SITE-A_DISK"), Is.Null, "nobody has set it");
    }

    // The server gives all protocols, whatever is asked for, in no certain order.
    [TestCase("wan", RseOperation.Read, "davs https file")]
    [TestCase("lan", RseOperation.Read, "file davs https")]
    [TestCase("lan", RseOperation.Delete, "file davs https")]
    [TestCase("wan", null, "davs https file")]
    [TestCase("wan", RseOperation.ThirdPartyCopyRead, "")]
    public async Task ProtocolsAreThoseAskedForTheBestFirst(string domain, RseOperation? operation, string schemes)
    {
        using var jdoe = new RealClient("jdoe");
        var protocols = await jdoe.Client.Rses.GetProtocolsAsync("SITE-A_DISK", domain, operation);

        Assert.That(protocols.Select(protocol => protocol.Scheme), operation is null ? Is.EquivalentTo(schemes.Split(' ')) : Is.EqualTo(schemes.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Test]
    public async Task WhatAccountsUseHasNoLimitWhereThereIsNone()
    {
        using var prod = new RealClient("prod");
        var usage = await prod.Client.Rses.ListAccountUsageAsync("SITE-A_DISK").ToDictionaryAsync(row => row.Account);

        Assert.That((usage["prod"].QuotaBytes, usage["root"].QuotaBytes, usage["student"].QuotaBytes, usage["jdoe"].QuotaBytes), Is.EqualTo(((long?)null, (long?)null, (long?)300_000, (long?)10_000_000_000)));
        Assert.That((usage["prod"].UsedBytes > 0, usage["student"].Rse), Is.EqualTo((true, "SITE-A_DISK")));
    }

    [TestCase("*", "SITE-A_DISK SITE-B_USERDISK SITE-C_DISK SITE-D_TAPE")]
    [TestCase("tier<2", "SITE-A_DISK SITE-D_TAPE")]
    [TestCase("tier>1&rse_type=DISK", "SITE-B_USERDISK SITE-C_DISK")]
    [TestCase(@"(tier=1|tier=2)\(istape=True|SITE-C_DISK)", "SITE-A_DISK SITE-B_USERDISK")]
    [TestCase("deterministic=False", "SITE-D_TAPE")]
    public async Task ExpressionNamesSites(string expression, string sites)
    {
        using var jdoe = new RealClient("jdoe");
        Assert.That(await jdoe.Client.Rses.ListAsync(expression).ToListAsync(), Is.EquivalentTo(sites.Split(' ')));
    }

    [TestCase("SITE-A_DISK&SITE-C_DISK", "empty set")]
    [TestCase("NOPE", "empty set")]
    [TestCase("SITE-*", "does not comply")]
    [TestCase("~site", "does not comply")]
    [TestCase("tier=1&&", "does not comply")]
    public void ExpressionThatNamesNoneSaysSo(string expression, string why)
    {
        using var jdoe = new RealClient("jdoe");
        Assert.That(async () => await jdoe.Client.Rses.ListAsync(expression).ToListAsync(), Throws.TypeOf<RucioInvalidRseExpressionException>().With.Message.Contains(why));
    }

    [Test]
    public void SiteThatIsNotThereIsSaidByEveryCall()
    {
        using var jdoe = new RealClient("jdoe");
        var rses = jdoe.Client.Rses;
        Func<Task>[] calls =
        [
            () => rses.GetAsync("NOPE"), () => rses.GetAttributesAsync("NOPE"), () => rses.GetLimitsAsync("NOPE"), () => rses.GetProtocolsAsync("NOPE"), () => rses.GetDistanceAsync("NOPE", "SITE-A_DISK"), () => rses.GetDistanceAsync("SITE-A_DISK", "NOPE"),
            () => rses.GetPathsAsync("NOPE", [new("mc", "x")]), async () => await rses.ListUsageAsync("NOPE").ToListAsync(), async () => await rses.ListAccountUsageAsync("NOPE").ToListAsync(),
            async () => await jdoe.Client.Locks.ListAtAsync("NOPE").ToListAsync(), async () => await jdoe.Client.Accounts.GetLocalLimitsAsync("jdoe", "NOPE"), () => rses.GetPathsAsync("SITE-A_DISK", [new("mc", "x")], "gsiftp"),
        ];

        foreach (var call in calls)
        {
            Assert.That(() => call(), Throws.TypeOf<RucioRseNotFoundException>());
        }
    }

    [Test]
    public async Task PathsOfManyFilesAreAskedForInSeveralCalls()
    {
        using var jdoe = new RealClient("jdoe");
        DataIdentifier[] files = [.. Enumerable.Range(0, 150).Select(index => new DataIdentifier("user.jdoe", $"some/long/name/of/a/file/{index}"))];

        var paths = await jdoe.Client.Rses.GetPathsAsync(MadeUpFiles.Site, files, "https", RseOperation.Read);
        Assert.That(paths.Keys, Is.EquivalentTo(files));
        Assert.That(paths.Values, Is.Unique.And.All.StartsWith("https://"));
        Assert.That(paths[files[7]], Is.EqualTo((string?)jdoe.Python($"client.lfns2pfns('{MadeUpFiles.Site}', ['{files[7]}'], scheme='https', operation='read')['{files[7]}']")));
    }

    [Test]
    public async Task ServerSaysWhoItIs()
    {
        using var jdoe = new RealClient("jdoe");
        Assert.That(await jdoe.Client.PingAsync(), Is.EqualTo((string?)jdoe.Python("client.ping()['version']")));
        Assert.That(await jdoe.Client.Dids.ScopesAsync(), Is.SupersetOf(new[] { "data", "mc", "user.jdoe" }));
    }

    private static string Line(RseProtocol protocol) =>
        $"{protocol.Scheme} {protocol.Hostname} {protocol.Port} {protocol.Prefix} {protocol.Implementation} {protocol.Domains!.Lan!.Read} {protocol.Domains.Lan.Write} {protocol.Domains.Lan.Delete} {protocol.Domains.Wan!.Read} {protocol.Domains.Wan.Write} {protocol.Domains.Wan.Delete} {protocol.Domains.Wan.ThirdPartyCopyRead} {protocol.Domains.Wan.ThirdPartyCopyWrite}";

    private static string Line(JsonNode? protocol)
    {
        var (lan, wan) = (protocol!["domains"]!["lan"]!, protocol["domains"]!["wan"]!);
        return $"{protocol["scheme"]} {protocol["hostname"]} {protocol["port"]} {protocol["prefix"]} {protocol["impl"]} {lan["read"]} {lan["write"]} {lan["delete"]} {wan["read"]} {wan["write"]} {wan["delete"]} {wan["third_party_copy_read"]} {wan["third_party_copy_write"]}";
    }
}
