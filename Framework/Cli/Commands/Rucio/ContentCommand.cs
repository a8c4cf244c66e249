using System.CommandLine;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary><c>hep rucio content</c>: what is attached to a dataset or container, or what it is attached to.</summary>
internal sealed class ContentCommand : RucioSubcommand
{
    private readonly Argument<string> name;
    private readonly Option<bool> parents;
    private readonly Option<bool> isShort;

    public ContentCommand()
        : base("content", "lists what is attached to a dataset or container, or with --parents what it is attached to")
    {
        name = Required("SCOPE:NAME", "the dataset or container; with --parents a file, too");
        parents = Optional<bool>("--parents", "the datasets and containers in which it is");
        isShort = Optional<bool>("--short", "names alone, one a line");
    }

    public override IReadOnlyList<string> Examples => ["hep rucio content data:period2026A", "hep rucio content data:run001.raw --parents"];

    protected override async Task<int> ExecuteAsync(RucioCall call)
    {
        var did = DataIdentifier.Parse(call.Parsed.GetValue(name)!);
        var up = call.Parsed.GetValue(parents);
        var rows = up ? call.Client.Dids.ParentsAsync(did, call.Cancellation) : call.Client.Dids.ContentAsync(did, call.Cancellation);

        // Of a name that is not there, the server lists nothing.
        var summary = await call.Client.Dids.GetAsync(did, cancellation: call.Cancellation).ConfigureAwait(false);
        using var list = new RucioList(call, up ? "parents" : "content", json => WriteHead(json, summary), call.Parsed.GetValue(isShort), "type", ">size", "name");
        await foreach (var item in rows.ConfigureAwait(false))
        {
            list.Add(
                json =>
                {
                    json.Write(item.Did);
                    json.Write("type", item.Type);
                    json.Write("bytes", item.Bytes);
                },
                item.Did, item.Type.ToString().ToLowerInvariant(), Human.Bytes(item.Bytes), item.Did.ToString());
        }

        var kind = summary.Type.ToString().ToLowerInvariant();
        list.End(json => json.WriteNumber("count", list.Count), $"{Human.Count(list.Count, up ? "parent" : "name")} of the {(summary.Open == true ? "open " : summary.Open == false ? "closed " : "")}{kind} {Human.Visible(did.ToString())}");
        return 0;
    }

    private static void WriteHead(System.Text.Json.Utf8JsonWriter json, DidSummary summary)
    {
        json.Write(summary.Did);
        json.Write("type", summary.Type);
        json.Write("open", summary.Open);
    }
}
