using System.CommandLine;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary><c>hep rucio download</c>: files, datasets and containers into a folder, verified.</summary>
internal sealed class DownloadCommand : RucioSubcommand
{
    private const int MostAtOnce = 64;
    private const int QuestionsAtOnce = 8;
    private readonly Argument<string[]> names;
    private readonly Option<string?> output;
    private readonly Option<int> parallel;
    private readonly Option<bool> noSubfolder;
    private readonly Option<bool> replace;
    private readonly Option<bool> sizeOnly;
    private readonly ReplicaOptions replicas;

    public DownloadCommand()
        : base("download", "fetches files, datasets and containers into a folder, verified by their checksums")
    {
        names = Several("SCOPE:NAME", "files, datasets, containers; * is any text: 'mc:*TTbar*'");
        output = Optional<string?>("--output", "the folder to put them into; else the one you are in", "DIR", "-o", "--dir");
        noSubfolder = Optional<bool>("--no-subdir", "put files into that folder itself, not into one of the dataset's name");
        replace = Optional<bool>("--replace", "fetch a file although another of its name is there, and replace that");
        sizeOnly = Optional<bool>("--size-only", "of a file that is there already compare the size alone", null, "--check-local-with-filesize-only");
        parallel = Optional<int>("--parallel", "how many files at a time; else 4", "N", "--ndownloader");
        parallel.DefaultValueFactory = _ => 4;
        replicas = new ReplicaOptions(Command, "all that can be read here");
    }

    public override IReadOnlyList<string> Examples =>
    [
        "hep rucio download mc:/TTbar/Summer26-v1/NANOAOD",
        "hep rucio download 'data:run00*' --output data --rses 'type=DISK' --scheme https",
    ];

    public override string Details => """
        A dataset mc:/A/B/C is put into A/B/C, a file into a folder of the name of its scope, as the Python client does. What is
        there already is verified and not fetched again; what was begun is taken up again. Replicas are tried in their order
        until one is good, and again after a while where storages are down. A pattern means datasets and containers, or files
        where it fits none of those.
        """;

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
        var dids = await SummariesAsync(call).ConfigureAwait(false);
        TargetPath.Prepare(folder);
        var progress = new RowProgress(call.Console, "files");
        DownloadList list;
        try
        {
            list = await DownloadList.OpenAsync(call.Client, [.. dids.Select(did => (did, Below(call, folder, did)))], query, progress, call.Cancellation).ConfigureAwait(false);
        }
        finally
        {
            progress.Clear();
        }

        foreach (var empty in list.Count == 0 ? dids : [])
        {
            call.Console.Error.WriteLine($"hep: {empty.Did} holds no files");
        }

        var options = new FetchOptions { Attempts = call.Settings.Attempts, Replaces = call.Parsed.GetValue(replace), ComparesSizeOnly = call.Parsed.GetValue(sizeOnly) };
        using var downloader = Downloader.Open(call.Settings, options);
        return await new DatasetDownload(call, Asked(query)).RunAsync(downloader, list, atOnce, folder).ConfigureAwait(false);
    }

    private static string Asked(ReplicaQuery query) =>
        $"by {string.Join(", ", query.Schemes)}{(query.RseExpression is { } rses ? $" at {rses}" : "")}";

    private string Below(RucioCall call, string folder, DidSummary did) =>
        call.Parsed.GetValue(noSubfolder) ? folder : TargetPath.Of(folder, did.Type == DataIdentifierType.File ? did.Scope : did.Name);

    // What the catalogue says of all that was asked for, patterns resolved: a name that is not there is an error before anything is fetched.
    private async Task<IReadOnlyList<DidSummary>> SummariesAsync(RucioCall call)
    {
        var found = new List<DataIdentifier>();
        foreach (var name in call.Parsed.GetValue(names)!)
        {
            if (name.Contains('*'))
            {
                found.AddRange(await ExpandAsync(call, name).ConfigureAwait(false));
            }
            else
            {
                found.Add(DataIdentifier.Parse(name));
            }
        }

        var dids = found.Distinct().ToList();
        var summaries = new DidSummary[dids.Count];
        await Parallel.ForAsync(
            0, dids.Count, new ParallelOptions { MaxDegreeOfParallelism = QuestionsAtOnce, CancellationToken = call.Cancellation },
            async (i, token) => summaries[i] = await call.Client.Dids.GetAsync(dids[i], cancellation: token).ConfigureAwait(false)).ConfigureAwait(false);
        return summaries;
    }

    private static async Task<IReadOnlyList<DataIdentifier>> ExpandAsync(RucioCall call, string text)
    {
        var (scope, pattern) = DidPattern.Parse(text);
        foreach (var type in new[] { DidSearchType.Collection, DidSearchType.File })
        {
            var found = await call.Client.Dids.SearchAsync(scope, DidFilter.Named(pattern), type, cancellation: call.Cancellation).Select(one => one.Did).ToListAsync(call.Cancellation).ConfigureAwait(false);
            if (found.Count > 0)
            {
                return found;
            }
        }

        throw new RucioDataIdentifierNotFoundException($"nothing fits '{text}'", call.Host, $"scope {scope} has no dataset, container or file of such a name", $"a pattern has to fit the whole name; hep rucio ls '{scope}:*' lists them");
    }
}
