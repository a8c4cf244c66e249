using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Tests.Transcripts;

/// <summary>Rules, locks and transfers.</summary>
internal static class RuleCalls
{
    private const string First = "af4ec0950f0b43df95098b1b6ceeee49";
    private const string Second = "7f06f904223146cfa2385a6e63cefba8";
    private const string Third = "9101134b059d48cabeca21af74bcec0d";
    private const string None = "00000000000000000000000000000000";

    private static readonly DataIdentifier Dataset = new("mc16", "data.periodA");
    private static readonly DataIdentifier File = new("mc16", "f00.root");
    private static readonly DataIdentifier Upload = new("user.jdoe", "up/ds1");

    public static IEnumerable<Call> All =>
    [
        Call.Fails<RucioInsufficientQuotaException>(192, "insufficient quota on any of the target", client => client.Rules.AddAsync(Rule("SITE-C_USERDISK"))),
        Call.Gives(193, client => client.Rules.AddAsync(Rule("SITE-A_DISK") with
        {
            Grouping = RuleGrouping.Dataset,
            Lifetime = TimeSpan.FromHours(1),
            Comment = "csharp probe",
            Activity = "User Subscriptions",
        }), Is.EqualTo(new[] { First })),
        Call.Fails<RucioDuplicateRuleException>(194, "UniqueViolation", client => client.Rules.AddAsync(Rule("SITE-A_DISK"))),
        Call.Fails<RucioDataIdentifierNotFoundException>(197, "mc16:missing is not valid", client => client.Rules.AddAsync(Rule("SITE-A_DISK") with { Dids = [new("mc16", "missing")] })),
        Call.Fails<RucioInvalidRseExpressionException>(198, "empty set", client => client.Rules.AddAsync(Rule("tier=9"))),
        Call.Fails<RucioInsufficientQuotaException>(199, "5 copies requested, RSE set size 1", client => client.Rules.AddAsync(Rule("tier=1") with { Copies = 5 })),
        Call.Gives(200, client => client.Rules.AddAsync(Rule("tier=1|tier=2") with { Account = "jdoe", Lifetime = TimeSpan.FromMinutes(1) }), Is.EqualTo(new[] { "742d7af5034f4056bc29b25e8315d71d" })),
        Call.Value(204, client => client.Rules.GetAsync(First)),
        Call.Fails<RucioRuleNotFoundException>(207, None, client => client.Rules.GetAsync(None)),
        Call.Rows(208, client => client.Rules.ListAsync(Dataset)),
        Call.Rows(209, client => client.Rules.ListAssociatedAsync(File)),
        Call.Rows(210, client => client.Rules.ListAsync(new RuleFilter { Account = "root" })),
        Call.Rows(211, client => client.Rules.ListOfAccountAsync("root")),
        Call.Rows(212, client => client.Rules.ListLocksAsync(Second)),
        Call.Value(214, client => client.Rules.AnalyseAsync(Second)),
        Call.Succeeds(215, client => client.Rules.UpdateAsync(First, new RuleUpdate { Lifetime = TimeSpan.FromHours(2), Comment = "longer" })),
        Call.Rows(217, client => client.Locks.ListAsync(Dataset)),
        Call.Rows(219, client => client.Locks.ListAtAsync("SITE-A_DISK")),
        Call.Rows(220, client => client.Locks.ListOfContainerAsync(new("mc16", "cont.2026"))),
        Call.Rows(221, client => client.Requests.ListAsync("SITE-A_DISK", "SITE-B_DISK", [RequestState.Queued])),
        Call.Fails<RucioNotFoundException>(222, "No request found for DID mc16:f07.root at RSE SITE-B_DISK", client => client.Requests.GetAsync(new("mc16", "f07.root"), "SITE-B_DISK")),
        Call.Succeeds(223, client => client.Rules.DeleteAsync(First, purgeReplicas: false)),
        Call.Value(225, client => client.Rules.GetAsync(First)),
        Call.Succeeds(226, client => client.Rules.UpdateAsync(First, new RuleUpdate { Lifetime = TimeSpan.FromSeconds(-1) })),
        Call.Fails<RucioRuleNotFoundException>(227, First, client => client.Rules.GetAsync(First)),
        Call.Fails<RucioRuleNotFoundException>(230, First, client => client.Rules.GetAsync(First)),
        Call.Rows(241, client => client.Rules.ListAsync(Upload)),
        Call.Rows(242, client => client.Rules.ListAsync(Upload)),
        Call.Gives(244, client => client.Rules.AddAsync(new RuleRequest
        {
            Dids = [new("user.jdoe", "up/run1/hist.root")],
            RseExpression = "SITE-C_USERDISK",
            Account = "jdoe",
            Lifetime = TimeSpan.FromDays(1),
        }), Is.EqualTo(new[] { "d715a889abee478fb489850424778600" })),
        Call.Rows(259, client => client.Locks.ListAsync(Upload)),
        Call.Rows(260, client => client.Rules.ListAsync(Upload)),
        Call.Gives(309, client => client.Rules.AddAsync(Rule("SITE-A_DISK") with { Dids = [new("mc16", "f01.root")] }), Is.EqualTo(new[] { Third })),
        Call.Succeeds(310, client => client.Rules.DeleteAsync(Third)),
        Call.Value(311, client => client.Rules.GetAsync(Third)),
        Call.Rows(333, client => client.Rules.ListAsync(new RuleFilter { Scope = "mc16", Name = "data.periodA" })),
    ];

    private static RuleRequest Rule(string expression) => new() { Dids = [Dataset], RseExpression = expression, Account = "root" };
}
