using System.CommandLine;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary><c>hep rucio download</c>: files, datasets and containers into a folder, verified.</summary>
internal sealed class DownloadCommand : RucioSubcommand
{
    private const int MostAtOnce = 64;
    private readonly Argument<string[]> names;
    private readonly Option<string?> output;
    private readonly Option<int> parallel;
    private readonly ReplicaOptions replicas;

    public DownloadCommand()
        : base("download", "fetches files, datasets and containers into a folder, verified by their checksums")
    {
        names = Several("SCOPE:NAME", "files, datasets, containers");
        output = Optional<string?>("--output", "the folder to put them into; else the one you are in", "DIR", "-o");
        parallel = Optional<int>("--parallel", "how many files at a time; else 4", "N");
        parallel.DefaultValueFactory = _ => 4;
        replicas = new ReplicaOptions(Command, "all that can be read here");
    }

    public override IReadOnlyList<string> Examples =>
        ["hep rucio download mc:/TTbar/Summer26-v1/NANOAOD", "hep rucio download data:run001.raw --output data --rses 'type=DISK' --scheme https"];

    public override string Details =>
        "A dataset mc:/A/B/C is put into A/B/C, a file into a folder of the name of its scope, as the Python client does. What is there\n"
        + "already is verified and not fetched again; what was begun is taken up again. Replicas are tried in their order until one is good.";

    protected override string WhenInterrupted => "files that are there are whole; the same command goes on with the rest";

    protected override async Task<int> ExecuteAsync(RucioCall call)
    {
        var atOnce = call.Parsed.GetValue(parallel);
        if (atOnce is < 1 or > MostAtOnce)
        {
            throw new UsageException($"--parallel wants a number from 1 to {MostAtOnce}, not {atOnce}");
        }

        var query = replicas.Query(call.Parsed, Downloader.Schemes);
        var folder = call.Console.FullPath(call.Parsed.GetValue(output) ?? ".");
        var wanted = new List<(DatasetFile File, string Path)>();
        foreach (var did in call.Parsed.GetValue(names)!.Select(DataIdentifier.Parse).Distinct())
        {
            wanted.AddRange(await FilesAsync(call, did, query, folder).ConfigureAwait(false));
        }

        RefuseSamePath(wanted);
        var download = new DatasetDownload(call, wanted);
        using var downloader = Downloader.Open(call.Settings);
        await download.RunAsync(downloader, atOnce).ConfigureAwait(false);
        return download.Report(folder);
    }

    private static async Task<IEnumerable<(DatasetFile, string)>> FilesAsync(RucioCall call, DataIdentifier did, ReplicaQuery query, string folder)
    {
        var summary = await call.Client.Dids.GetAsync(did, cancellation: call.Cancellation).ConfigureAwait(false);
        var progress = new RowProgress(call.Console, $"rows of {Human.Visible(did.ToString())}");
        try
        {
            var files = await new DatasetResolver(call.Client).ResolveAsync(did, query, progress, call.Cancellation).ConfigureAwait(false);
            var below = summary.Type == DataIdentifierType.File ? TargetPath.Of(folder, did.Scope) : TargetPath.Of(folder, did.Name);
            return files.Select(file => (file, TargetPath.Of(below, file.Did.Name)));
        }
        finally
        {
            progress.Clear();
        }
    }

    // Two files of one name in two scopes of a container, or letters that a file system does not tell apart.
    private static void RefuseSamePath(List<(DatasetFile File, string Path)> wanted)
    {
        foreach (var same in wanted.GroupBy(item => item.Path, StringComparer.Ordinal))
        {
            if (same.Select(item => item.File.Did).Distinct().Skip(1).FirstOrDefault() is { Name: not null } other)
            {
                throw new UsageException($"{same.First().File.Did} and {other} would be one file", $"both are {same.Key}", "fetch them one after the other with another --output");
            }
        }

        var files = wanted.DistinctBy(item => item.Path).ToList();
        wanted.Clear();
        wanted.AddRange(files);
    }
}
