using System.CommandLine;
using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary><c>hep rucio replicas</c>: where files lie, or how much of a dataset is where.</summary>
internal sealed class ReplicasCommand : RucioSubcommand
{
    private readonly Argument<string[]> names;
    private readonly ReplicaOptions replicas;
    private readonly Option<bool> byRse;
    private readonly Option<bool> addresses;
    private readonly Option<bool> metalink;
    private readonly Option<bool> allStates;

    public ReplicasCommand()
        : base("replicas", "lists where files lie: of files, datasets and containers, with addresses")
    {
        names = Several("SCOPE:NAME", "files, datasets, containers");
        byRse = Optional<bool>("--by-rse", "how many files and bytes of each dataset are at which RSE");
        addresses = Optional<bool>("--pfns", "addresses alone, one a line, the best of a file first");
        metalink = Optional<bool>("--metalink", "a metalink document (RFC 5854) for other programs");
        allStates = Optional<bool>("--all-states", "replicas that are not available, too");
        replicas = new ReplicaOptions(Command, "the best protocol of each RSE");
    }

    public override IReadOnlyList<string> Examples =>
    [
        "hep rucio replicas mc:/TTbar/Summer26-v1/NANOAOD --by-rse",
        "hep rucio replicas data:run001.raw --scheme https,root",
        "hep rucio replicas data:run001.raw --rses 'type=DISK' --pfns",
    ];

    public override string Details => "Files that have no such replica come last, after the server was asked for each of them once more.";

    protected override async Task<int> ExecuteAsync(RucioCall call)
    {
        var dids = call.Parsed.GetValue(names)!.Select(DataIdentifier.Parse).ToList();
        var query = replicas.Query(call.Parsed, []) with { AllStates = call.Parsed.GetValue(allStates) };
        RefuseTwo(call);
        if (call.Parsed.GetValue(metalink))
        {
            // The server writes an empty document of names that it does not know.
            foreach (var did in dids)
            {
                _ = await call.Client.Dids.GetAsync(did, cancellation: call.Cancellation).ConfigureAwait(false);
            }

            call.Console.Out.WriteLine(await call.Client.Replicas.MetalinkAsync(dids, query, call.Cancellation).ConfigureAwait(false));
            return 0;
        }

        if (call.Parsed.GetValue(byRse))
        {
            return await new DatasetReplicaTable(call).PrintAsync(dids).ConfigureAwait(false);
        }

        using var output = new ReplicaOutput(call, query, call.Parsed.GetValue(addresses));
        await foreach (var file in new DatasetListing(call.Client).ReplicasAsync(dids, query, call.Cancellation).ConfigureAwait(false))
        {
            output.Add(file);
        }

        output.End();
        return 0;
    }

    private void RefuseTwo(RucioCall call)
    {
        var given = new[] { byRse, addresses, metalink }.Where(option => call.Parsed.GetValue(option)).Select(option => option.Name).ToList();
        if (given.Count > 1 || (call.IsJson && given.Contains(metalink.Name)) || (call.IsJson && given.Contains(addresses.Name)))
        {
            throw new UsageException($"{string.Join(" and ", given)}{(call.IsJson && given.Count == 1 ? " and --json" : "")} are two outputs", null, "give one of them");
        }
    }
}
