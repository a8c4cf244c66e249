using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Tests.Transcripts;

/// <summary>Storage elements.</summary>
internal static class RseCalls
{
    public static IEnumerable<Call> All =>
    [
        Call.Value(49, client => client.Rses.GetAsync("SITE-A_DISK")),
        Call.Fails<RucioRseNotFoundException>(50, "NOPE", client => client.Rses.GetAsync("NOPE")),
        Call.Rows(51, client => client.Rses.ListAsync()),
        Call.Gives(52, async client => await client.Rses.ListAsync("tier=1|site=SITE-B").ToListAsync(), Is.EqualTo(new[] { "SITE-A_DISK", "SITE-B_DISK" })),
        Call.Fails<RucioInvalidRseExpressionException, string>(53, "empty set", client => client.Rses.ListAsync("tier=9")),
        Call.Fails<RucioInvalidRseExpressionException, string>(54, "does not comply", client => client.Rses.ListAsync("tier=9&|")),
        Call.Gives(55, client => client.Rses.GetAttributesAsync("SITE-A_DISK"), Is.EquivalentTo(new Dictionary<string, string>
        {
            ["SITE-A_DISK"] = "True",
            ["city"] = "X",
            ["country_name"] = "CH",
            ["istape"] = "False",
            ["site"] = "SITE-A",
            ["tier"] = "1",
        })),
        Call.Value(56, client => client.Rses.GetProtocolsAsync("SITE-A_DISK")),
        Call.Gives(58, client => client.Rses.GetDistanceAsync("SITE-A_DISK", "SITE-B_DISK"), Is.EqualTo(new RseDistance("SITE-A_DISK", "SITE-B_DISK", 1))),
        Call.Gives(59, client => client.Rses.GetPathsAsync("SITE-A_DISK", [new("mc16", "f1.root")], "davs"), Is.EquivalentTo(new Dictionary<DataIdentifier, string>
        {
            [new("mc16", "f1.root")] = "davs://dav-a.example.org:443/store/rucio/mc16/3e/68/f1.root",
        })),
        Call.Rows(60, client => client.Rses.ListUsageAsync("SITE-A_DISK")),
        Call.Rows(203, client => client.Rses.ListUsageAsync("SITE-A_DISK")),
        Call.Value(328, client => client.Rses.GetProtocolsAsync("SITE-A_DISK", "wan", RseOperation.Read)),
    ];
}
