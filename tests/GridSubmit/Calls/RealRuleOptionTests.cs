using System.Text.Json.Nodes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Calls;

/// <summary>Every option of a rule on a real server, as its own client reads it, and what rules hold and use.</summary>
[Category("Peers")]
internal sealed class RealRuleOptionTests
{
    private const string Scope = "user.jdoe";

    private readonly string name = $"option.{Guid.NewGuid():N}";

    [Test]
    public async Task EveryOptionIsReadByTheOfficialClient()
    {
        using var prod = new RealClient("prod");
        var rules = prod.Client.Rules;
        var (dataset, _) = await MakeAsync(prod.Client);
        var id = (await rules.AddAsync(new RuleRequest
        {
            Dids = [dataset],
            RseExpression = MadeUpFiles.Site,
            Lifetime = TimeSpan.FromDays(3),
            Grouping = RuleGrouping.None,
            Activity = "User Subscriptions",
            Comment = "x 'y' \"z\" é",
            SourceReplicaExpression = MadeUpFiles.Site,
            Notification = RuleNotification.Close,
            Locked = true,
            PurgeReplicas = true,
            IgnoreAvailability = true,
            Priority = 4,
            Meta = """{"campaign": 7}""",
        })).Single();

        var theirs = Rule();
        Assert.That(
            ((string?)theirs["grouping"], (string?)theirs["activity"], (string?)theirs["comments"], (string?)theirs["source_replica_expression"], (string?)theirs["notification"], (bool?)theirs["locked"], (bool?)theirs["purge_replicas"], (bool?)theirs["ignore_availability"], (int?)theirs["priority"]),
            Is.EqualTo(("NONE", "User Subscriptions", "x 'y' \"z\" é", MadeUpFiles.Site, "CLOSE", (bool?)true, (bool?)true, (bool?)true, (int?)4)));
        Assert.That((string?)theirs["meta"], Does.Contain("campaign"));
        var ours = await rules.GetAsync(id);
        Assert.That(
            (ours.Grouping, ours.Activity, ours.Comments, ours.SourceReplicaExpression, ours.Notification, ours.Locked, ours.PurgeReplicas, ours.IgnoreAvailability, ours.Priority),
            Is.EqualTo(((RuleGrouping?)RuleGrouping.None, (string?)theirs["activity"], (string?)theirs["comments"], MadeUpFiles.Site, (RuleNotification?)RuleNotification.Close, (bool?)true, (bool?)true, (bool?)true, (int?)4)));
        Assert.That(ours.Meta, Is.EqualTo((string?)theirs["meta"]));
        Assert.That((ours.State, ours.LocksOkCnt), Is.EqualTo((RuleState.Ok, 2L)), "all is there");

        await rules.UpdateAsync(id, new RuleUpdate { Locked = false, Priority = 5, Activity = "Data Rebalancing", PurgeReplicas = false, Comment = "changed", Account = "jdoe", NeverExpires = true });
        theirs = Rule();
        Assert.That(
            ((bool?)theirs["locked"], (int?)theirs["priority"], (string?)theirs["activity"], (bool?)theirs["purge_replicas"], (string?)theirs["comments"], (string?)theirs["account"], (string?)theirs["expires_at"]),
            Is.EqualTo(((bool?)false, (int?)5, "Data Rebalancing", (bool?)false, "changed", "jdoe", (string?)null)));

        JsonNode Rule() => prod.Python($"client.get_replication_rule('{id}')");
    }

    [Test]
    public async Task RuleThatWaitsForApprovalAndOneThatIsSuspendedAreNotWaitedFor()
    {
        using var prod = new RealClient("prod");
        var rules = prod.Client.Rules;
        var (dataset, _) = await MakeAsync(prod.Client);

        var waiting = (await rules.AddAsync(new RuleRequest { Dids = [dataset], RseExpression = MadeUpFiles.Site, AskApproval = true })).Single();
        Assert.That((await rules.GetAsync(waiting)).State, Is.EqualTo(RuleState.WaitingApproval));
        Assert.That(() => rules.WaitAsync(waiting, RuleState.Ok, TimeSpan.Zero), Throws.TypeOf<RucioRuleNotSatisfiedException>().With.Message.Contains("WaitingApproval"));

        var suspended = prod.Python($"client.add_replication_rule([dict(scope='{Scope}', name='{dataset.Name}.0')], copies=1, rse_expression='{MadeUpFiles.Site}', grouping='ALL', comment='theirs')")[0]!.ToString();
        Assert.That(((await rules.GetAsync(suspended)).Grouping, (await rules.GetAsync(suspended)).DidType), Is.EqualTo(((RuleGrouping?)RuleGrouping.All, (DataIdentifierType?)DataIdentifierType.File)));
        await rules.UpdateAsync(suspended, new RuleUpdate { State = RuleState.Suspended });
        Assert.That((await rules.GetAsync(suspended)).State, Is.EqualTo(RuleState.Suspended));
        Assert.That(() => rules.WaitAsync(suspended, RuleState.Ok, Timeout.InfiniteTimeSpan), Throws.TypeOf<RucioRuleNotSatisfiedException>().With.Message.Contains("Suspended"));
    }

    [Test]
    public async Task OneOfManyNamesThatIsNotThereMakesNone()
    {
        using var prod = new RealClient("prod");
        var rules = prod.Client.Rules;
        var (dataset, files) = await MakeAsync(prod.Client);
        var rule = new RuleRequest { Dids = [dataset, .. files], RseExpression = MadeUpFiles.Site, Lifetime = TimeSpan.FromMinutes(10) };

        Assert.That(() => rules.AddAsync(rule with { Dids = [dataset, new(Scope, "not.there")] }), Throws.TypeOf<RucioDataIdentifierNotFoundException>());
        Assert.That(await rules.ListAsync(dataset).ToListAsync(), Is.Empty);
        Assert.That(() => rules.AddAsync(rule with { Dids = [] }), Throws.TypeOf<RucioInvalidRequestException>());
        Assert.That(() => rules.AddAsync(rule with { Copies = 9 }), Throws.TypeOf<RucioInsufficientQuotaException>());
        Assert.That(() => rules.AddAsync(rule with { RseExpression = "tier=9" }), Throws.TypeOf<RucioInvalidRseExpressionException>());

        var ids = await rules.AddAsync(rule);
        Assert.That(ids, Has.Count.EqualTo(3).And.Unique);
        Assert.That(await Task.WhenAll(ids.Select(async id => (await rules.GetAsync(id)).Did)), Is.EquivalentTo([dataset, .. files]));
        Assert.That(() => rules.AddAsync(rule), Throws.TypeOf<RucioDuplicateRuleException>());
        Assert.That(await rules.ListAssociatedAsync(files[0]).Select(held => held.Id).ToListAsync(), Has.Count.EqualTo(2).And.SubsetOf(ids));
    }

    [Test]
    public async Task LocksAreThoseOfTheOfficialClient()
    {
        using var prod = new RealClient("prod");
        var (dataset, _) = await MakeAsync(prod.Client);
        var container = new DataIdentifier(Scope, name + ".all");
        await prod.Client.Dids.AddAsync(new NewDid(container, DataIdentifierType.Container));
        await prod.Client.Dids.AttachAsync(container, [dataset]);
        var id = (await prod.Client.Rules.AddAsync(new RuleRequest { Dids = [container], RseExpression = MadeUpFiles.Site, Lifetime = TimeSpan.FromHours(1) })).Single();

        var theirs = prod.Python($"[client.get_dataset_locks('{Scope}', '{name}'), client.get_locks_for_dids([dict(scope='{Scope}', name='{name}.all', type='container')]), [lock for lock in client.get_dataset_locks_by_rse('{MadeUpFiles.Site}') if lock['name'] == '{name}'], client.list_replica_locks('{id}')]").AsArray();
        var locks = await prod.Client.Locks.ListAsync(dataset).ToListAsync();
        Assert.That(locks.Select(Line).ToList(), Is.EquivalentTo(theirs[0]!.AsArray().Select(Line)).And.Count.EqualTo(1));
        Assert.That((locks[0].RuleId, locks[0].State, locks[0].Account), Is.EqualTo((id, LockState.Ok, "prod")));
        Assert.That(await prod.Client.Locks.ListOfContainerAsync(container).Select(Line).ToListAsync(), Is.EquivalentTo(theirs[1]!.AsArray().Select(Line)).And.Count.EqualTo(1));
        Assert.That(await prod.Client.Locks.ListAtAsync(MadeUpFiles.Site).Where(held => held.Name == name).Select(Line).ToListAsync(), Is.EquivalentTo(theirs[2]!.AsArray().Select(Line)).And.Count.EqualTo(1));
        Assert.That(
            await prod.Client.Rules.ListLocksAsync(id).Select(held => $"{held.Scope}:{held.Name} {held.Rse} {held.State} {held.RuleId}".ToUpperInvariant()).ToListAsync(),
            Is.EquivalentTo(theirs[3]!.AsArray().Select(row => $"{row!["scope"]}:{row["name"]} {row["rse"]} {row["state"]} {row["rule_id"]}".ToUpperInvariant())).And.Count.EqualTo(2));
        Assert.That(await prod.Client.Locks.ListAsync(new(Scope, "not.there")).ToListAsync(), Is.Empty);

        static string Line(object? held) => held switch
        {
            DatasetLock ours => $"{ours.Scope}:{ours.Name} {ours.Rse} {ours.RuleId} {ours.Account} {ours.State} {ours.Length} {ours.Bytes}".ToUpperInvariant(),
            JsonNode row => $"{row["scope"]}:{row["name"]} {row["rse"]} {row["rule_id"]} {row["account"]} {row["state"]} {row["length"]} {row["bytes"]}".ToUpperInvariant(),
            _ => "none",
        };
    }

    [Test]
    public async Task UsageAndTransfersAreThoseOfTheOfficialClient()
    {
        using var root = new RealClient("root");
        using var jdoe = new RealClient("jdoe");
        var accounts = jdoe.Client.Accounts;

        var theirs = jdoe.Python("[client.get_local_account_usage('jdoe'), client.get_local_account_usage('jdoe', 'SITE-A_DISK'), client.get_global_account_usage('jdoe'), client.get_local_account_limits('jdoe'), client.get_global_account_limits('jdoe'), client.list_accounts('USER'), client.whoami()['account']]").AsArray();
        Assert.That(await accounts.ListLocalUsageAsync("jdoe").Select(usage => (usage.Rse, usage.BytesLimit)).ToListAsync(), Is.EquivalentTo(theirs[0]!.AsArray().Select(row => ((string)row!["rse"]!, (long?)row["bytes_limit"]))));
        Assert.That(await accounts.ListLocalUsageAsync("jdoe", "SITE-A_DISK").Select(usage => (usage.Rse, usage.BytesLimit)).ToListAsync(), Is.EqualTo(theirs[1]!.AsArray().Select(row => ((string)row!["rse"]!, (long?)row["bytes_limit"]))).And.Count.EqualTo(1));
        Assert.That(await accounts.ListGlobalUsageAsync("jdoe").Select(usage => (usage.RseExpression, usage.BytesLimit)).ToListAsync(), Is.EqualTo(theirs[2]!.AsArray().Select(row => ((string)row!["rse_expression"]!, (long?)row["bytes_limit"]))).And.Not.Empty);
        Assert.That(await accounts.GetLocalLimitsAsync("jdoe"), Is.EquivalentTo(theirs[3]!.AsObject().ToDictionary(pair => pair.Key, pair => (long?)pair.Value)));
        Assert.That((await accounts.GetGlobalLimitsAsync("jdoe")).Select(pair => (pair.Key, pair.Value.Limit)), Is.EquivalentTo(theirs[4]!.AsObject().Select(pair => (pair.Key, (long?)pair.Value!["limit"]))));
        Assert.That(await accounts.ListAsync(AccountType.User, null).Select(account => account.Account).ToListAsync(), Is.EquivalentTo(theirs[5]!.AsArray().Select(row => (string)row!["account"]!)).And.Contain("jdoe").And.Not.Contain("root"));
        Assert.That(await accounts.ListAsync(null, "jdoe").Select(account => account.Account).ToListAsync(), Is.EqualTo(new[] { "jdoe" }));
        Assert.That(await accounts.GetOwnNameAsync(), Is.EqualTo((string?)theirs[6]));

        RequestState[] states = [RequestState.Queued, RequestState.Submitted];
        Assert.That(await root.Client.Requests.ListBetweenSitesAsync("SITE-B", "SITE-A", states).Select(request => request.State).ToListAsync(), Is.SubsetOf(states));
        Assert.That(() => root.Client.Requests.GetAsync(new("data", "not.there"), "SITE-A_DISK"), Throws.InstanceOf<RucioException>().And.Not.TypeOf<RucioServerFaultException>());
        Assert.That(async () => await root.Client.Requests.ListAsync("NOPE", "SITE-A_DISK", states).ToListAsync(), Throws.TypeOf<RucioRseNotFoundException>());
        Assert.That(async () => await root.Client.Requests.ListAsync("SITE-A_DISK", "SITE-B_USERDISK", []).ToListAsync(), Throws.TypeOf<RucioInvalidRequestException>());
    }

    // A dataset of two files that are said to be at B: rules for B start no transfer.
    private async Task<(DataIdentifier Dataset, DataIdentifier[] Files)> MakeAsync(RucioClient client)
    {
        var files = await MadeUpFiles.RegisterAsync(client, name, 2);
        var dataset = new DataIdentifier(Scope, name);
        await client.Dids.AddAsync(new NewDid(dataset, DataIdentifierType.Dataset));
        await client.Dids.AttachAsync(dataset, files);
        return (dataset, files);
    }
}
