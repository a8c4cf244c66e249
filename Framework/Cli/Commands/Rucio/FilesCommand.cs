using System.CommandLine;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary><c>hep rucio files</c>: the files of a dataset or container, each once.</summary>
internal sealed class FilesCommand : RucioSubcommand
{
    private readonly Argument<string> name;
    private readonly Option<bool> isShort;

    public FilesCommand()
        : base("files", "lists the files of a dataset or container, each once, with size, checksum, events")
    {
        name = Required("SCOPE:NAME", "the dataset or container");
        isShort = Optional<bool>("--short", "names alone, one a line");
    }

    public override IReadOnlyList<string> Examples => ["hep rucio files mc:/TTbar/Summer26-v1/NANOAOD", "hep rucio files data:run001.raw --short"];

    public override string Details => "The last line, and the end of the JSON object, say that the list is as long as the server counts; else the exit code is 6.";

    protected override async Task<int> ExecuteAsync(RucioCall call)
    {
        var did = DataIdentifier.Parse(call.Parsed.GetValue(name)!);
        var (bytes, events, withoutSize, withoutEvents) = (0L, 0L, 0L, 0L);
        var rows = new DatasetListing(call.Client).FilesAsync(did, call.Cancellation);
        RucioList? list = null;
        try
        {
            list = new RucioList(call, "files", json => json.Write(did), call.Parsed.GetValue(isShort), ">size", "adler32", ">events", "name");
            await foreach (var file in rows.ConfigureAwait(false))
            {
                (bytes, withoutSize) = file.Bytes is { } size ? (bytes + size, withoutSize) : (bytes, withoutSize + 1);
                (events, withoutEvents) = file.Events is { } number ? (events + number, withoutEvents) : (events, withoutEvents + 1);
                list.Add(
                    json =>
                    {
                        json.Write(file.Did);
                        json.Write("bytes", file.Bytes);
                        json.Write("adler32", file.Adler32);
                        json.Write("guid", file.Guid);
                        json.Write("events", file.Events);
                    },
                    file.Did, Human.Bytes(file.Bytes), file.Adler32 ?? "", Human.Count(file.Events), file.Did.ToString());
            }

            list.End(
                json =>
                {
                    json.WriteNumber("count", list.Count);
                    json.WriteNumber("bytes", bytes);
                    json.Write("events", withoutEvents == 0 ? events : null);
                },
                $"{Human.Count(list.Count, "file")} · {Human.Bytes(bytes)}{(withoutSize > 0 ? $" and {Human.Count(withoutSize)} of unknown size" : "")}"
                + (withoutEvents == 0 && list.Count > 0 ? $" · {Human.Count(events, "event")}" : ""));
        }
        finally
        {
            list?.Dispose();
        }

        return 0;
    }
}
