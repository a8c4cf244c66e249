using System.CommandLine;
using System.Text.Json.Nodes;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary><c>hep rucio metadata</c>: what is known of a file, dataset or container.</summary>
internal sealed class MetadataCommand : RucioSubcommand
{
    private readonly Argument<string> name;
    private readonly Option<string?> plugin;

    public MetadataCommand()
        : base("metadata", "prints what is known of a file, dataset or container")
    {
        name = Required("SCOPE:NAME", "the file, dataset or container");
        plugin = Optional<string?>("--plugin", "DID_COLUMN (the standard ones), JSON (the experiment's own) or ALL; else the standard ones", "PLUGIN");
    }

    public override IReadOnlyList<string> Examples => ["hep rucio metadata mc:/TTbar/Summer26-v1/NANOAOD", "hep rucio metadata data:run001.raw --plugin ALL --json"];

    protected override async Task<int> ExecuteAsync(RucioCall call)
    {
        var did = DataIdentifier.Parse(call.Parsed.GetValue(name)!);
        var data = await (call.Parsed.GetValue(plugin) is { } from
            ? call.Client.Dids.MetadataAsync(did, from.ToUpperInvariant(), call.Cancellation)
            : call.Client.Dids.MetadataAsync(did, call.Cancellation)).ConfigureAwait(false);
        if (call.IsJson)
        {
            JsonOutput.Print(call.Console, json => data.WriteTo(json));
            return 0;
        }

        var list = new FactList(call.Console);
        var known = data.Where(pair => pair.Value is not null).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        known.ForEach(pair => list.Add(pair.Key, Text(pair.Value!)));
        list.Write();
        if (data.Count > known.Count)
        {
            call.Console.Out.WriteLine($"not set: {string.Join(", ", data.Where(pair => pair.Value is null).Select(pair => pair.Key).Order(StringComparer.Ordinal))}");
        }

        return 0;
    }

    private static string Text(JsonNode value) => value is JsonValue single && single.TryGetValue<string>(out var text) ? text : value.ToJsonString();
}
