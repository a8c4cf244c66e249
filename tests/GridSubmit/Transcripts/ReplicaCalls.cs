using System.Text.Json.Nodes;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Tests.Transcripts;

/// <summary>Replicas.</summary>
internal static class ReplicaCalls
{
    private static readonly DataIdentifier Dataset = new("mc16", "data.periodA");
    private static readonly DataIdentifier Closed = new("mc16", "data.empty");
    private static readonly DataIdentifier File = new("mc16", "f00.root");
    private static readonly DataIdentifier Missing = new("mc16", "missing");
    private static readonly DataIdentifier Unavailable = new("mc16", "f05.root");
    private static readonly DataIdentifier Upload = new("user.jdoe", "up/ds1");
    private static readonly DataIdentifier Uploaded = new("user.jdoe", "up/run1/hist.root");
    private static readonly DataIdentifier Big = new("mc16", "big.ds");
    private static readonly ReplicaQuery Any = new();

    public static IEnumerable<Call> All =>
    [
        Add(70, ignoreAvailability: true), Add(71), Add(72), Add(73), Add(287), Add(320),
        Call.Fails<RucioRseNotFoundException>(74, "NOPE", client => client.Replicas.AddAsync("NOPE", Replicas(Transcript.Exchanges[74]))) with { Supposed = NothingKnown },
        List(141, Any, Dataset),
        Call.Text(143, client => client.Replicas.MetalinkAsync([Dataset], Any)),
        Call.Text(144, client => client.Replicas.MetalinkAsync([Dataset], Any with { Schemes = ["root"] })),
        List(145, Any with { Schemes = ["davs"] }, Dataset),
        List(146, Any with { Schemes = ["https", "davs", "root"] }, Dataset),
        List(147, Any with { RseExpression = "site=SITE-B", Schemes = ["https"] }, Dataset),
        Call.Fails<RucioInvalidRseExpressionException, FileReplicas>(148, "empty set", client => client.Replicas.ListAsync([Dataset], Any with { RseExpression = "site=NOPE" })),
        List(149, Any with { Domain = "all", AllStates = true, Parents = true }, File),
        List(150, Any with { Domain = "lan", Site = "SITE-A", Host = "wn1" }, File),
        List(152, Any with { Sort = "geoip" }, Dataset),
        List(153, Any with { Sort = "random", Random = 2 }, Dataset),
        Call.Fails<RucioInvalidRequestException, FileReplicas>(154, "foo is not supported", client => client.Replicas.ListAsync([Dataset], Any with { Sort = "foo" })),
        List(156, Any, Missing),
        List(157, Any, File, Missing),
        List(158, Any, Closed),
        Call.Text(159, client => client.Replicas.MetalinkAsync([Closed], Any)),
        Call.Rows(167, client => client.Replicas.OfDatasetAsync(Dataset, deep: false)) with { After = [104] },
        Call.Rows(168, client => client.Replicas.OfDatasetAsync(Dataset)),
        Call.Succeeds(172, client => client.Replicas.SetStateAsync("SITE-B_DISK", [Unavailable], 'U')),
        List(173, Any with { AllStates = true }, Unavailable),
        List(174, Any, Unavailable),
        Call.Fails<RucioAccessDeniedException>(235, "can not update file replicas state", client => client.Replicas.SetStateAsync("SITE-C_USERDISK", [Uploaded], 'A')),
        Call.Succeeds(240, client => client.Replicas.SetStateAsync("SITE-C_USERDISK", [Uploaded], 'A')),
        List(245, Any, Upload),
        Call.Text(246, client => client.Replicas.MetalinkAsync([Upload], Any)),
        List(264, Any, Dataset),
        List(265, Any, Dataset),
        List(284, Any, Big),
        Call.Fails<RucioStreamCutException, FileReplicas>(292, "after 3,000 rows", client => client.Replicas.ListAsync([Big], Any)),
        List(316, Any, File),
    ];

    private static readonly Dictionary<string, string> NothingKnown = new() { ["POST /dids/bulkmeta"] = "" };

    // The client asks first what the server knows of the files.
    private static Call Add(int number, bool ignoreAvailability = false) => Call.Succeeds(number, (client, exchange) =>
        client.Replicas.AddAsync((string)JsonNode.Parse(exchange.Request.Body)!["rse"]!, Replicas(exchange), ignoreAvailability)) with
    { Supposed = NothingKnown };

    private static NewReplica[] Replicas(Exchange exchange) => [.. JsonNode.Parse(exchange.Request.Body)!["files"]!.AsArray().Select(file =>
        new NewReplica(new DataIdentifier((string)file!["scope"]!, (string)file["name"]!), (long)file["bytes"]!, (string)file["adler32"]!)
        {
            Md5 = (string?)file["md5"],
            Guid = (string?)file["meta"]?["guid"],
            Events = (long?)file["meta"]?["events"],
        })];

    private static Call List(int number, ReplicaQuery query, params DataIdentifier[] names) => Call.Rows(number, client => client.Replicas.ListAsync(names, query));
}
