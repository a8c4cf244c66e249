using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Calls;

/// <summary>Accounts, storage elements and what else can be asked for, against a real server and its own client.</summary>
[Category("Peers")]
internal sealed class RealAccountTests
{
    private static readonly string[] Sites = ["SITE-A_DISK", "SITE-B_USERDISK", "SITE-C_DISK", "SITE-D_TAPE"];

    [Test]
    public async Task AccountsAreAsTheOfficialClientShowsThem()
    {
        using var prod = new RealClient("prod");
        var accounts = prod.Client.Accounts;

        var own = await accounts.GetOwnAsync();
        Assert.That((own.Name, own.AccountType, own.Status), Is.EqualTo(("prod", AccountType.Service, AccountStatus.Active)).Or.EqualTo(("prod", AccountType.User, AccountStatus.Active)));
        Assert.That(prod.Official("whoami"), Does.Contain("prod").And.Contain(own.Email!));

        Assert.That(await accounts.ListAsync().Select(account => account.Account).ToListAsync(), Is.SupersetOf(new[] { "root", "jdoe", "prod", "student" }));
        Assert.That((await accounts.GetAttributesAsync("prod"))["admin"], Is.EqualTo("True"));
        Assert.That(await accounts.GetScopesAsync("jdoe"), Does.Contain("user.jdoe"));
        Assert.That(() => accounts.GetAsync("nobody"), Throws.TypeOf<RucioAccountNotFoundException>());

        var identities = await accounts.ListIdentitiesAsync("jdoe").ToListAsync();
        Assert.That(identities.Select(identity => identity.Type), Is.SupersetOf(new[] { IdentityType.UserPass, IdentityType.X509, IdentityType.Oidc }));
        var printed = prod.Official("account", "identity", "list", "jdoe");
        Assert.That(identities.Where(identity => !printed.Contains(identity.Identity, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task LimitsWithoutEndAreNull()
    {
        using var prod = new RealClient("prod");

        Assert.That((await prod.Client.Accounts.GetLocalLimitsAsync("prod"))["SITE-A_DISK"], Is.Null);
        Assert.That((await prod.Client.Accounts.GetQuotasAsync("prod")).Select(quota => (quota.Rse, quota.Limit, quota.Remaining)), Is.EqualTo(Sites.Select(site => (site, (long?)null, (long?)null))));
    }

    [Test]
    public async Task GlobalLimitsCountWithTheLocalOnes()
    {
        using var jdoe = new RealClient("jdoe");

        var limits = await jdoe.Client.Accounts.GetGlobalLimitsAsync("jdoe");
        Assert.That(limits["tier=1"].ResolvedRses, Does.Contain("SITE-A_DISK"));
        var quota = (await jdoe.Client.Accounts.GetQuotasAsync("jdoe")).Single(quota => quota.Rse == "SITE-A_DISK");
        Assert.That(quota.Global.Single().RseExpression, Is.EqualTo("tier=1"));
        Assert.That(quota.Remaining, Is.EqualTo(Math.Min(quota.LocalRemaining!.Value, quota.Global.Single().BytesRemaining!.Value)));
    }

    [Test]
    public async Task StorageElementsAreAsTheOfficialClientShowsThem()
    {
        using var jdoe = new RealClient("jdoe");
        var rses = jdoe.Client.Rses;

        Assert.That(await rses.ListAsync().Select(rse => rse.Name).ToListAsync(), Is.EquivalentTo(Sites));
        foreach (var expression in new[] { "tier=1", "istape=True", "SITE-A_DISK|SITE-D_TAPE", @"*\SITE-A_DISK", "tier=1&istape=False" })
        {
            var names = jdoe.Official("rse", "list", "--rses", expression).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            Assert.That(await rses.ListAsync(expression).ToListAsync(), Is.EquivalentTo(names), expression);
        }

        var tape = await rses.GetAsync("SITE-D_TAPE");
        Assert.That((tape.RseType, tape.Deterministic, tape.AvailabilityRead), Is.EqualTo((RseType.Tape, false, true)));
        Assert.That((await rses.GetAsync("SITE-A_DISK")).Protocols!.Select(protocol => protocol.Scheme), Is.EquivalentTo(new[] { "davs", "https", "file" }));
        Assert.That((await rses.GetProtocolsAsync("SITE-A_DISK", "lan", RseOperation.Read)).First(protocol => protocol.Domains!.Lan!.Read == 1).Scheme, Is.EqualTo("file"));

        var printed = jdoe.Official("rse", "attribute", "list", "SITE-A_DISK").Split('\n');
        Assert.That((await rses.GetAttributesAsync("SITE-A_DISK")).Select(pair => $"{pair.Key}: {pair.Value}").Except(printed), Is.Empty);
        Assert.That(await rses.GetLimitsAsync("SITE-A_DISK"), Is.Not.Null);
        Assert.That((await rses.ListUsageAsync("SITE-A_DISK").SingleAsync(usage => usage.Source == "rucio")).Files, Is.Positive);
        Assert.That(await rses.ListAccountUsageAsync("SITE-A_DISK").Select(usage => usage.Account).ToListAsync(), Does.Contain("prod"));
        Assert.That(await rses.GetDistanceAsync("SITE-B_USERDISK", "SITE-A_DISK"), Is.Not.Null);
    }

    [Test]
    public async Task PathsAreThoseOfTheReplicas()
    {
        using var jdoe = new RealClient("jdoe");
        var dataset = new DataIdentifier("mc", "/TTbar/Summer26-v1/NANOAOD");
        var replicas = await jdoe.Client.Replicas.ListAsync([dataset], new ReplicaQuery { Schemes = ["https"], RseExpression = "SITE-A_DISK" }).ToListAsync();

        var paths = await jdoe.Client.Rses.GetPathsAsync("SITE-A_DISK", [.. replicas.Select(file => file.Did)], "https", RseOperation.Read);

        Assert.That(paths, Has.Count.EqualTo(6));
        Assert.That(paths, Is.EquivalentTo(replicas.ToDictionary(file => file.Did, file => file.Places.Single().Address)));
        Assert.That(() => jdoe.Client.Rses.GetPathsAsync("NOPE", [dataset]), Throws.TypeOf<RucioRseNotFoundException>());
    }

    [Test]
    public async Task SubscriptionsAreThoseOfTheOfficialClient()
    {
        using var root = new RealClient("root");
        var name = $"test.{Guid.NewGuid():N}";
        const string Rules = """[{"copies": 1, "rse_expression": "SITE-A_DISK", "activity": "User Subscriptions"}]""";
        root.Official("subscription", "add", name, "--filter", """{"scope": ["data"], "pattern": "never.*"}""", "--rule", Rules, "--comment", "made by a test");

        var subscription = await root.Client.Subscriptions.GetAsync("root", name);

        Assert.That((subscription.Name, subscription.Account, subscription.Comments, subscription.Retroactive), Is.EqualTo((name, "root", "made by a test", (bool?)false)));
        Assert.That(subscription.State, Is.EqualTo(SubscriptionState.Active).Or.EqualTo(SubscriptionState.New));
        Assert.That(subscription.Filter, Does.Contain("never.*"));
        Assert.That(subscription.ReplicationRules, Does.Contain("SITE-A_DISK"));
        Assert.That(await root.Client.Subscriptions.ListAsync("root").Select(item => item.Id).ToListAsync(), Does.Contain(subscription.Id));
        Assert.That(await root.Client.Subscriptions.ListAsync("student").ToListAsync(), Is.Empty);
        Assert.That(await root.Client.Subscriptions.ListRulesAsync("root", name).ToListAsync(), Is.Empty);
        Assert.That(() => root.Client.Subscriptions.GetAsync("root", "none"), Throws.TypeOf<RucioNotFoundException>());
    }

    [Test]
    public async Task WhatTheAccountMayNotAndTheServerCannotIsRefused()
    {
        using var root = new RealClient("root");
        using var jdoe = new RealClient("jdoe");
        RequestState[] states = [RequestState.Queued, RequestState.Waiting, RequestState.Submitted];

        Assert.That(await root.Client.Requests.ListAsync("SITE-B_USERDISK", "SITE-A_DISK", states).Select(item => item.State).ToListAsync(), Is.SubsetOf(states));
        Assert.That(async () => await jdoe.Client.Requests.ListAsync("SITE-B_USERDISK", "SITE-A_DISK", states).ToListAsync(), Throws.TypeOf<RucioAccessDeniedException>());
        Assert.That(() => jdoe.Client.TemporaryDids.AddAsync([new NewTemporaryDid("user.jdoe", "part1", "SITE-B_USERDISK") { Bytes = 1 }]), Throws.TypeOf<RucioUnsupportedOperationException>());
        Assert.That(() => root.Client.GetServerConfigurationAsync("policy", "none"), Throws.TypeOf<RucioNotFoundException>());
    }
}
