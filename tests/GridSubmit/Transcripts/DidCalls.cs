using System.Text.Json.Nodes;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Tests.Transcripts;

/// <summary>Files, datasets and containers.</summary>
internal static class DidCalls
{
    private static readonly DataIdentifier Dataset = new("mc16", "data.periodA");
    private static readonly DataIdentifier Container = new("mc16", "cont.2026");
    private static readonly DataIdentifier Filled = new("mc16", "data.empty");
    private static readonly DataIdentifier File = new("mc16", "f00.root");
    private static readonly DataIdentifier Missing = new("mc16", "missing");
    private static readonly DataIdentifier Upload = new("user.jdoe", "up/run1/hist.root");
    private static readonly DataIdentifier Uploads = new("user.jdoe", "up/ds1");
    private static readonly DataIdentifier Belle = new("user.jdoe", "/belle/MC/ds");

    public static IEnumerable<Call> All => [.. Changes, .. Reads];

    private static IEnumerable<Call> Changes =>
    [
        Call.Succeeds(61, client => client.Dids.AddAsync(New(Dataset))),
        Call.Fails<RucioDataIdentifierExistsException>(62, "already exists", client => client.Dids.AddAsync(New(Dataset))),
        Call.Succeeds(64, client => client.Dids.AddAsync(New(Filled))),
        Call.Fails<RucioScopeNotFoundException>(65, "Scope not found", client => client.Dids.AddAsync(New(new("noscope", "data.periodA")))),
        Call.Fails<RucioInvalidRequestException>(66, "'bad name*' does not match", client => client.Dids.AddAsync(New(new("mc16", "bad name*")))),
        Call.Succeeds(84, client => client.Dids.AttachAsync(Dataset, [new("mc16", "f08.root"), new("mc16", "f09.root"), new("mc16", "f10.root"), new("mc16", "f11.root")])),
        Call.Succeeds(85, client => client.Dids.DetachAsync(Dataset, [new("mc16", "f11.root")])),
        Call.Fails<RucioDataIdentifierNotFoundException>(86, "mc16:f11.root", client => client.Dids.DetachAsync(Dataset, [new("mc16", "f11.root")])),
        Call.Succeeds(127, client => client.Dids.SetMetadataAsync(Dataset, new Dictionary<string, JsonNode?> { ["project"] = "mc16", ["run_number"] = 42, ["custom_a"] = "b", ["custom_n"] = 1.5 })),
        Call.Succeeds(136, client => client.Dids.SetMetadataAsync(
            new Dictionary<DataIdentifier, IReadOnlyDictionary<string, JsonNode?>> { [Dataset] = new Dictionary<string, JsonNode?> { ["project"] = "p2" } })),
        Call.Succeeds(137, client => client.Dids.DeleteMetadataAsync(Dataset, "custom_a")),
        Call.Succeeds(138, client => client.Dids.CloseAsync(Filled)),
        Call.Fails<RucioUnsupportedOperationException>(139, "data.empty", client => client.Dids.CloseAsync(Filled)),
        Call.Succeeds(232, client => client.Dids.AddAsync(New(new("user.jdoe", "up/ds1")) with
        {
            Rules = [new RuleRequest { RseExpression = "SITE-C_USERDISK", Account = "jdoe", Grouping = RuleGrouping.Dataset }],
        })),
        Call.Fails<RucioAccessDeniedException>(237, "can not add data identifier to scope mc16", client => client.Dids.AddAsync(New(new("mc16", "jdoe.ds")))),
        Call.Succeeds(253, client => client.Dids.AddAsync(New(Belle))),
        Call.Succeeds(275, client => client.Dids.AddAsync(New(new("mc16", "big.ds")))),
        Call.Succeeds(322, client => client.Dids.AddAsync(New(new("mc16", "huge.ds")))),
        Call.Succeeds(332, client => client.Dids.EraseAsync(Dataset, TimeSpan.FromHours(1))),
    ];

    private static IEnumerable<Call> Reads =>
    [
        Call.Rows(89, client => client.Dids.SearchAsync("mc16", DidFilter.Named("data.*"), DidSearchType.Dataset)),
        Call.Value(103, client => client.Dids.GetAsync(File)),
        Call.Value(104, client => client.Dids.GetAsync(Dataset)),
        Call.Value(105, client => client.Dids.GetAsync(Dataset, count: true)),
        Call.Fails<RucioDataIdentifierNotFoundException>(107, "'mc16:missing' not found", client => client.Dids.GetAsync(Missing)),
        Call.Rows(109, client => client.Dids.FilesAsync(Dataset)) with { Before = [105] },
        Call.Rows(110, client => client.Dids.FilesAsync(Dataset, withLumiBlocks: true)) with { Before = [105] },
        Files(111, Container, 11, 869),
        Files(112, Filled, 1, 13),
        Call.Rows(115, client => client.Dids.ContentAsync(Dataset)),
        Call.Rows(116, client => client.Dids.ContentAsync(Container)),
        Call.Fails<RucioDataIdentifierNotFoundException, DidContent>(117, "'mc16:missing' not found", client => client.Dids.ContentAsync(Missing)),
        Call.Rows(118, client => client.Dids.HistoryAsync(Dataset)),
        Call.Rows(119, client => client.Dids.ParentsAsync(File)),
        Call.Rows(124, client => client.Dids.MetadataAsync([Dataset, Missing])),
        Call.Value(129, client => client.Dids.MetadataAsync(Dataset, "ALL")),
        Call.Value(130, client => client.Dids.MetadataAsync(Dataset, "JSON")),
        Call.Value(248, client => client.Dids.GetAsync(Upload)),
        Call.Value(249, client => client.Dids.GetAsync(Upload)),
        Files(250, Uploads, 2, 16),
        Files(251, Uploads, 2, 16),
        Call.Value(254, client => client.Dids.GetAsync(Belle)),
        Call.Value(255, client => client.Dids.GetAsync(Belle)),
        Files(283, new("mc16", "big.ds"), 3000, 4_498_500),
        Call.Fails<RucioDataIdentifierNotFoundException>(317, "'mc16:été' not found", client => client.Dids.GetAsync(new("mc16", "été"))),
        Call.Value(319, client => client.Dids.MetadataAsync(Dataset, "JSON")),
        Call.Value(321, client => client.Dids.GetAsync(new("mc16", "huge.bin"))),
        Call.Value(324, client => client.Dids.GetAsync(new("mc16", "huge.ds"), count: true)),
    ];

    // The client counts first; with these numbers it asks no more.
    private static Call Files(int number, DataIdentifier did, int length, long bytes) => Call.Rows(number, client => client.Dids.FilesAsync(did)) with
    {
        Supposed = new Dictionary<string, string>
        {
            [$"GET /dids/{did.Scope}/{did.Name}?dynamic_depth=FILE"] = $$"""{"scope": "{{did.Scope}}", "name": "{{did.Name}}", "type": "DATASET", "length": {{length}}, "bytes": {{bytes}}.0}""",
        },
    };

    private static NewDid New(DataIdentifier did) => new(did, DataIdentifierType.Dataset);
}
