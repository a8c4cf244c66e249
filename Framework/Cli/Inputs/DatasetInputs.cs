using HepAnalysis.Cli.Terminal;
using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.Cli.Inputs;

/// <summary>
/// Inputs that a Rucio catalogue names: resolved to files, each once however often it is named, and made readable here. What was fetched is
/// removed at the end.
/// </summary>
internal sealed class DatasetInputs(HepConsole console, bool showsProgress) : IDisposable
{
    private readonly HashSet<DataIdentifier> seen = [];
    private readonly List<ResolvedDataset> resolved = [];
    private RucioSettings? settings;
    private RucioClient? client;
    private Downloader? downloader;
    private DatasetStage? stage;

    /// <summary>The datasets that were named.</summary>
    public IReadOnlyList<ResolvedDataset> Resolved => resolved;

    /// <summary>The files of <c>rucio://scope:name</c> that were not named before.</summary>
    public IReadOnlyList<DatasetFile> Expand(ConfiguredPath name)
    {
        var did = DataIdentifier.Parse(name.Text);
        Open();
        var files = Resolve(did);
        if (files.Count == 0)
        {
            throw new NoInputException($"{did} holds no files", name.Place.ToString(), "the dataset is empty", "hep rucio content shows what is in it");
        }

        resolved.Add(new ResolvedDataset(did, files.Count, files.Sum(file => file.Bytes ?? 0), files.All(file => file.Events is not null) ? files.Sum(file => file.Events) : null));
        return [.. files.Where(file => seen.Add(file.Did))];
    }

    /// <summary>Makes files readable here.</summary>
    public IReadOnlyList<InputFile> Stage(IReadOnlyList<DatasetFile> files) => [.. files.Zip(Fetch(files), (file, report) => new InputFile(report.Path, report.Bytes)
    {
        Name = file.Did.ToString(),
        Replica = report.Source is { } source ? $"{source.Rse} ({source.Address})" : null,
        FailedReplicas = report.Failures,
    })];

    public void Dispose()
    {
        stage?.Dispose();
        downloader?.Dispose();
        client?.Dispose();
    }

    private void Open()
    {
        if (client is not null)
        {
            return;
        }

        settings = console.RucioSettings(new Dictionary<string, string>(), Warn);
        client = RucioClient.Open(settings, console.LoginPrompt, Warn);
        downloader = Downloader.Open(settings);
        stage = new DatasetStage(downloader, Environment.GetEnvironmentVariable("HEP_STAGE") is { Length: > 0 } folder ? console.FullPath(folder) : Path.GetTempPath());
    }

    private IReadOnlyList<DatasetFile> Resolve(DataIdentifier did)
    {
        var query = new ReplicaQuery { Schemes = Downloader.Schemes };
        var cache = new DatasetCache(DatasetCache.DefaultFolder, TimeProvider.System);
        var host = settings!.Hosts[0];
        try
        {
            var files = new DatasetResolver(client!).ResolveAsync(did, query, null, console.Cancellation).GetAwaiter().GetResult();
            if (cache.Put(host, did, query, files) is { } why)
            {
                Warn($"the listing of {did} is not kept for a time without the server: {why}");
            }

            return files;
        }
        catch (Exception e) when (e is RucioServiceUnavailableException or RucioRequestTimedOutException && cache.Find(host, did, query) is var (files, age))
        {
            Warn($"{((RucioException)e).What}: {((RucioException)e).Why}\n  {did} is taken as it was listed {Human.Age(age)} ago");
            return files;
        }
    }

    private IReadOnlyList<TransferReport> Fetch(IReadOnlyList<DatasetFile> files)
    {
        var line = showsProgress ? new TransferLine(console, "staging") : null;
        try
        {
            var reports = stage!.StageAsync(files, line, console.Cancellation).GetAwaiter().GetResult();
            line?.Clear();
            foreach (var report in reports.Where(report => report.Failures.Count > 0))
            {
                Warn($"{report.Did} is read from {report.Source!.Rse}, since other replicas are no good:\n  {string.Join("\n  ", report.Failures)}");
            }

            return reports;
        }
        catch
        {
            line?.Clear();
            throw;
        }
    }

    private void Warn(string what) => console.Error.WriteLine($"hep: warning: {what}");
}
