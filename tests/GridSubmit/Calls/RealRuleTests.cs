using System.Globalization;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Calls;

/// <summary>Rules and what they hold, against a real server and its own client.</summary>
[Category("Peers")]
internal sealed class RealRuleTests
{
    private static readonly DataIdentifier Waiting = new("data", "run002.raw");

    // Alone, since the command that plays the transfers plays all of them.
    [Test, NonParallelizable]
    public async Task RuleIsMadeFollowedToOkChangedAndDeleted()
    {
        using var prod = new RealClient("prod");
        var rules = prod.Client.Rules;
        var (dataset, files) = await MakeAsync(prod.Client);

        var id = (await rules.AddAsync(new RuleRequest
        {
            Dids = [dataset],
            RseExpression = "SITE-A_DISK",
            Lifetime = TimeSpan.FromDays(1),
            Comment = "made by a test: é",
            SourceReplicaExpression = "SITE-B_USERDISK",
        })).Single();

        // Both files are at B only.
        var rule = await rules.GetAsync(id);
        Assert.That(rule.State, Is.EqualTo(RuleState.Replicating));
        Assert.That((rule.Account, rule.Did, rule.DidType, rule.Copies, rule.Comments), Is.EqualTo(("prod", dataset, DataIdentifierType.Dataset, 1, "made by a test: é")));
        Assert.That((rule.LocksOkCnt, rule.LocksReplicatingCnt, rule.LocksStuckCnt), Is.EqualTo((0, 2, 0)));
        Assert.That(rule.ExpiresAt - rule.CreatedAt, Is.EqualTo(TimeSpan.FromDays(1)).Within(TimeSpan.FromSeconds(5)));
        Assert.That(await rules.ListLocksAsync(id).Select(item => (new DataIdentifier(item.Scope, item.Name), item.Rse, item.State)).ToListAsync(),
            Is.EquivalentTo(files.Select(file => (file, "SITE-A_DISK", LockState.Replicating))));
        Assert.That((await prod.Client.Requests.GetAsync(files[0], "SITE-A_DISK")).RuleId, Is.Not.Null);
        Assert.That(await prod.Client.Locks.ListAsync(dataset).Select(item => item.RuleId).ToListAsync(), Is.EqualTo(new[] { id }));
        Assert.That(await rules.ListAssociatedAsync(files[0]).Select(item => item.Id).ToListAsync(), Does.Contain(id));
        Assert.That((await rules.AnalyseAsync(id)).RuleError, Does.Contain("REPLICATING"));

        // It is followed until the transfers, which a command plays after the first look, are done.
        var seen = new List<RuleState>();
        var end = await rules.WaitAsync(id, RuleState.Ok, TimeSpan.FromMinutes(2), look =>
        {
            seen.Add(look.State);
            if (seen.Count == 1)
            {
                prod.Pass("rucio-transfers");
            }
        });
        Assert.That(seen[0], Is.EqualTo(RuleState.Replicating));
        Assert.That((end.LocksOkCnt, end.Locks), Is.EqualTo((2, 2)));

        // The official client sees the same.
        Assert.That(prod.Official("rule", "list", "--did", dataset.ToString()), Does.Contain(id).And.Contain("OK[2/0/0]").And.Contain("SITE-A_DISK"));
        Assert.That(prod.Official("rule", "show", id), Does.Contain("made by a test"));

        await rules.UpdateAsync(id, new RuleUpdate { NeverExpires = true, Comment = "kept", Locked = true });
        rule = await rules.GetAsync(id);
        Assert.That((rule.ExpiresAt, rule.Comments, rule.Locked), Is.EqualTo(((DateTimeOffset?)null, "kept", (bool?)true)));
        Assert.That(() => rules.DeleteAsync(id), Throws.TypeOf<RucioUnsupportedOperationException>().With.Message.Contains("locked"));

        await rules.UpdateAsync(id, new RuleUpdate { Locked = false });
        await rules.DeleteAsync(id, purgeReplicas: true);
        rule = await rules.GetAsync(id);
        Assert.That(rule.ExpiresAt, Is.Not.Null);
        Assert.That(rule.PurgeReplicas, Is.True);

        await rules.UpdateAsync(id, new RuleUpdate { Lifetime = TimeSpan.FromSeconds(-10) });
        prod.Pass("rucio-daemon", "judge-cleaner");
        Assert.That(() => rules.GetAsync(id), Throws.TypeOf<RucioRuleNotFoundException>());
        Assert.That(() => rules.DeleteAsync(id), Throws.TypeOf<RucioRuleNotFoundException>());
        Assert.That(await rules.ListAsync(dataset).ToListAsync(), Is.Empty);
    }

    [Test]
    public async Task RuleOfTheOfficialClientIsListedWithEveryFilter()
    {
        using var jdoe = new RealClient("jdoe");
        var dataset = new DataIdentifier("user.jdoe", $"filters.{Guid.NewGuid():N}");
        await jdoe.Client.Dids.AddAsync(new NewDid(dataset, DataIdentifierType.Dataset));
        var id = jdoe.Official("rule", "add", dataset.ToString(), "--copies", "1", "--rse-exp", "SITE-B_USERDISK", "--lifetime", "600").Trim();
        var made = (await jdoe.Client.Rules.GetAsync(id)).CreatedAt!.Value;

        var filter = new RuleFilter { Account = "jdoe", Scope = "user.*", Name = dataset.Name };
        foreach (var some in new[]
        {
            filter, filter with { State = RuleState.Ok }, filter with { DidType = DataIdentifierType.Dataset }, filter with { Grouping = RuleGrouping.Dataset },
            filter with { RseExpression = "SITE-B_USERDISK" }, filter with { Activity = "User Subscriptions" },
            filter with { CreatedAfter = made - TimeSpan.FromMinutes(1), CreatedBefore = made + TimeSpan.FromMinutes(1), UpdatedAfter = made - TimeSpan.FromMinutes(1), UpdatedBefore = made + TimeSpan.FromHours(1) },
        })
        {
            Assert.That(await jdoe.Client.Rules.ListAsync(some).Select(rule => rule.Id).ToListAsync(), Is.EqualTo(new[] { id }), some.ToString());
        }

        foreach (var none in new[] { filter with { State = RuleState.Stuck }, filter with { DidType = DataIdentifierType.File }, filter with { CreatedAfter = made + TimeSpan.FromMinutes(1) } })
        {
            Assert.That(await jdoe.Client.Rules.ListAsync(none).ToListAsync(), Is.Empty, none.ToString());
        }

        Assert.That(await jdoe.Client.Rules.ListOfAccountAsync("jdoe").Select(rule => rule.Id).ToListAsync(), Does.Contain(id));
        Assert.That(() => jdoe.Client.Rules.DeleteAsync(id), Throws.TypeOf<RucioAccessDeniedException>());
    }

    [Test]
    public async Task QuotaIsShownAndRefused()
    {
        using var student = new RealClient("student");
        var quotas = await student.Client.Accounts.GetQuotasAsync("student");

        // The server counts in bytes, its own client prints them with --robot.
        Assert.That(quotas.Select(quota => quota.Rse), Is.EqualTo(new[] { "SITE-A_DISK", "SITE-B_USERDISK" }));
        var printed = student.Official("--robot", "account", "limit", "list", "student");
        foreach (var quota in quotas)
        {
            Assert.That((quota.Limit, quota.LocalRemaining), Is.EqualTo((300_000, 300_000 - quota.Used)));
            var row = printed.Split('\n').Single(line => line.Contains(quota.Rse, StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            Assert.That(row[1..].Select(Number), Is.EqualTo(new double?[] { quota.Used, quota.Limit, quota.Remaining }));
        }

        Assert.That(
            () => student.Client.Rules.AddAsync(new RuleRequest { Dids = [Waiting], RseExpression = "SITE-B_USERDISK" }),
            Throws.TypeOf<RucioInsufficientQuotaException>().With.Message.Contains("quota"));
        Assert.That(() => student.Client.Accounts.GetQuotasAsync("prod"), Throws.TypeOf<RucioAccessDeniedException>());
    }

    [Test, NonParallelizable]
    public async Task RuleWhoseAnswerIsLostIsMadeOnce()
    {
        using var prod = new RealClient("prod");
        var (dataset, _) = await MakeAsync(prod.Client);
        using (RealClient.Server.Fault("path=^/rules/ method=POST cut=0 times=1"))
        {
            var id = (await prod.Client.Rules.AddAsync(new RuleRequest { Dids = [dataset], RseExpression = "SITE-B_USERDISK" })).Single();

            Assert.That(await prod.Client.Rules.ListAsync(dataset).Select(rule => rule.Id).ToListAsync(), Is.EqualTo(new[] { id }));
        }
    }

    // A dataset of two files that are at B only.
    private static async Task<(DataIdentifier Dataset, DataIdentifier[] Files)> MakeAsync(RucioClient client)
    {
        var dataset = new DataIdentifier("data", $"rule.{Guid.NewGuid():N}");
        DataIdentifier[] files = [new("data", dataset.Name + ".0"), new("data", dataset.Name + ".1")];
        foreach (var address in (await client.Rses.GetPathsAsync("SITE-B_USERDISK", files, "file")).Values)
        {
            var path = new Uri(address).AbsolutePath;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, "abc");
        }

        await client.Dids.AddAsync(new NewDid(dataset, DataIdentifierType.Dataset));
        await client.Replicas.AddAsync("SITE-B_USERDISK", [.. files.Select(file => new NewReplica(file, 3, "024d0127"))]);
        await client.Dids.AttachAsync(dataset, files);
        return (dataset, files);
    }

    private static double? Number(string text) => double.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture);
}
