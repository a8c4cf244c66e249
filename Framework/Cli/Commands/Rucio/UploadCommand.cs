using System.CommandLine;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary><c>hep rucio upload</c>: files onto an RSE and into the catalogue.</summary>
internal sealed class UploadCommand : RucioSubcommand
{
    private const int MostAtOnce = 64;
    private readonly Argument<string[]> files;
    private readonly Option<string> rse;
    private readonly Option<string?> scope;
    private readonly Option<string?> name;
    private readonly Option<string?> dataset;
    private readonly Option<string?> lifetime;
    private readonly Option<string?> datasetLifetime;
    private readonly Option<string?> scheme;
    private readonly Option<int> parallel;

    public UploadCommand()
        : base("upload", "puts files onto an RSE and into the catalogue, with a rule that keeps them")
    {
        files = Several("FILE", "files of this machine");
        rse = Optional<string>("--rse", "where they shall be: the name of an RSE, or an expression that means one", "NAME");
        rse.Required = true;
        scope = Optional<string?>("--scope", "the scope of their names; else that of --dataset, else user.ACCOUNT", "SCOPE");
        name = Optional<string?>("--name", "the name of a single file in the catalogue; else that which it has here", "NAME");
        dataset = Optional<string?>("--dataset", "the dataset to attach them to; it is made where there is none", "SCOPE:NAME");
        lifetime = Optional<string?>("--lifetime", "how long the rule keeps them: 30d, 12h, 90m, seconds; else for ever", "TIME");
        datasetLifetime = Optional<string?>("--dataset-lifetime", "after how long the dataset is removed, where it is made by this call; else never", "TIME");
        scheme = Optional<string?>("--scheme", "the protocol to write with; else the first of the RSE that can be written here", "SCHEME");
        parallel = Optional<int>("--parallel", "how many files at a time; else 4", "N");
        parallel.DefaultValueFactory = _ => 4;
    }

    public override IReadOnlyList<string> Examples => ["hep rucio upload out/ntuple.root --rse SITE-B_USERDISK --dataset user.jdoe:ntuple.v2 --lifetime 30d"];

    public override string Details => """
        RSE, scope, names, quota and room are looked at before anything is sent. Called again after a failure, it goes on where
        it ended. A name that other bytes have is refused: names are never used twice.
        """;

    protected override string WhenInterrupted => "nothing is half done: the same command goes on where it ended";

    protected override async Task<int> ExecuteAsync(RucioCall call)
    {
        var parsed = call.Parsed;
        var atOnce = parsed.GetValue(parallel);
        if (atOnce is < 1 or > MostAtOnce)
        {
            throw new UsageException($"--parallel wants a number from 1 to {MostAtOnce}, not {atOnce}");
        }

        DataIdentifier? parent = parsed.GetValue(dataset) is { } text ? DataIdentifier.Parse(text) : null;
        var options = new UploadOptions
        {
            Dataset = parent,
            Lifetime = AddRuleCommand.Lifetime(parsed.GetValue(lifetime)),
            DatasetLifetime = AddRuleCommand.Lifetime(parsed.GetValue(datasetLifetime)),
            Scheme = parsed.GetValue(scheme),
            Parallel = atOnce,
            Attempts = call.Settings.Attempts,
        };
        var requests = await RequestsAsync(call, parent).ConfigureAwait(false);
        var reports = await UploadAsync(call, requests, options).ConfigureAwait(false);
        if (call.IsJson)
        {
            PrintJson(call, reports, parent);
        }
        else
        {
            Print(call, reports, parent, parsed.GetValue(rse)!);
        }

        return 0;
    }

    private async Task<IReadOnlyList<UploadRequest>> RequestsAsync(RucioCall call, DataIdentifier? parent)
    {
        var (paths, single) = (call.Parsed.GetValue(files)!, call.Parsed.GetValue(name));
        if (single is not null && paths.Length > 1)
        {
            throw new UsageException("--name is for one file", $"there are {paths.Length}", "leave it out: files keep the names that they have here");
        }

        var where = call.Parsed.GetValue(scope) ?? parent?.Scope ?? $"user.{await call.Client.Accounts.GetOwnNameAsync(call.Cancellation).ConfigureAwait(false)}";
        return [.. paths.Select(path => new UploadRequest(call.Console.FullPath(path), DataIdentifier.Parse($"{where}:{single ?? Path.GetFileName(path)}")))];
    }

    private async Task<IReadOnlyList<UploadReport>> UploadAsync(RucioCall call, IReadOnlyList<UploadRequest> requests, UploadOptions options)
    {
        var line = call.Progress("sending");
        try
        {
            using var uploader = new Uploader(call.Client, call.Settings);
            return await uploader.UploadAsync(requests, call.Parsed.GetValue(rse)!, options, line, call.Cancellation).ConfigureAwait(false);
        }
        finally
        {
            line.Clear();
        }
    }

    private static void Print(RucioCall call, IReadOnlyList<UploadReport> reports, DataIdentifier? parent, string rse)
    {
        var table = new StreamingTable(call.Console, ">size", "adler32", "name");
        foreach (var report in reports)
        {
            table.Add(Human.Bytes(report.Bytes), report.Adler32, report.Did + (report.WasThere ? "  (was there already)" : ""));
        }

        table.Flush();
        call.Console.Out.WriteLine($"{Human.Count(reports.Count, "file")} · {Human.Bytes(reports.Sum(report => report.Bytes))} · at {rse}{(parent is null ? "" : $" · in {parent}")}");
    }

    private static void PrintJson(RucioCall call, IReadOnlyList<UploadReport> reports, DataIdentifier? parent)
    {
        var rows = new JsonRows(call.Console, "files", json => json.Write("dataset", parent?.ToString()));
        foreach (var report in reports)
        {
            rows.Add(json =>
            {
                json.WriteStartObject();
                json.Write(report.Did);
                json.WriteString("pfn", report.Address);
                json.WriteNumber("bytes", report.Bytes);
                json.WriteString("adler32", report.Adler32);
                json.WriteBoolean("wasThere", report.WasThere);
                json.WriteEndObject();
            });
        }

        rows.End(json => json.WriteNumber("count", reports.Count));
    }
}
