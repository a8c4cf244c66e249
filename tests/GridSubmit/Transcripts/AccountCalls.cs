using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Tests.Transcripts;

/// <summary>The server itself, accounts, scopes and quotas.</summary>
internal static class AccountCalls
{
    public static IEnumerable<Call> All =>
    [
        Call.Gives(1, client => client.PingAsync(), Is.EqualTo("41.0.0rc1")),
        Call.Fails<RucioAuthenticationFailedException>(16, "another one asked for", client => client.Accounts.GetAsync("root")),
        Call.Gives(18, client => client.Accounts.GetOwnNameAsync(), Is.EqualTo("root")),
        Call.Value(22, client => client.Accounts.GetAsync("jdoe")),
        Call.Rows(23, client => client.Accounts.ListAsync()),
        Call.Fails<RucioAccountNotFoundException>(24, "'missing' cannot be found", client => client.Accounts.GetAsync("missing")),
        Call.Value(28, client => client.Dids.ScopesAsync()),
        Call.Value(30, client => client.Accounts.GetScopesAsync("jdoe")),
        Call.Gives(176, client => client.Accounts.GetLocalLimitsAsync("jdoe"), Is.Empty),
        Call.Gives(179, client => client.Accounts.GetLocalLimitsAsync("jdoe"), Is.EquivalentTo(new Dictionary<string, long?> { ["SITE-B_DISK"] = 1_000_000, ["SITE-A_DISK"] = 2_000_000 })),
        Call.Gives(180, client => client.Accounts.GetLocalLimitsAsync("jdoe", "SITE-B_DISK"), Is.EquivalentTo(new Dictionary<string, long?> { ["SITE-B_DISK"] = 1_000_000 })),
        Call.Value(183, client => client.Accounts.GetGlobalLimitsAsync("jdoe")),
        Call.Rows(188, client => client.Accounts.ListLocalUsageAsync("root")),
        Call.Rows(189, client => client.Accounts.ListLocalUsageAsync("root", "SITE-A_DISK")),
        Call.Rows(190, client => client.Accounts.ListGlobalUsageAsync("root")),
        Call.Rows(191, client => client.Accounts.ListLocalUsageAsync("jdoe")),
        Call.Rows(201, client => client.Accounts.ListLocalUsageAsync("root")),
        Call.Rows(202, client => client.Accounts.ListGlobalUsageAsync("jdoe")),
        Call.Rows(247, client => client.Accounts.ListLocalUsageAsync("jdoe")),
        Call.Fails<RucioNotFoundException>(267, "section 'policy' option 'schema'", client => client.GetServerConfigurationAsync("policy", "schema")),
        Call.Gives(268, client => client.GetServerConfigurationAsync(), Is.Empty),
        Call.Fails<RucioAuthenticationFailedException>(290, "another one asked for", client => client.Accounts.GetAsync("root")),
    ];
}
