using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Configuration;
using HepAnalysis.GridSubmit.Tests.Server;
using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.GridSubmit.Tests.Flows;

/// <summary>Whole flows against a real server: files uploaded, registered, attached, kept, fetched, erased.</summary>
[Category("Peers")]
public sealed class UploadTests
{
    private readonly string name = $"flow.{Guid.NewGuid():N}";

    [TestCase("file")]
    [TestCase("http")]
    public async Task UploadedFilesAreFoundFetchedAndErased(string scheme)
    {
        using var folder = new TemporaryFolder();
        var settings = Settings("jdoe");
        using var client = RucioClient.Open(settings);
        using var uploader = new Uploader(client, settings);
        var dataset = new DataIdentifier("user.jdoe", name);
        var files = Files(folder, 3);

        var options = new UploadOptions { Dataset = dataset, Lifetime = TimeSpan.FromHours(2), DatasetLifetime = TimeSpan.FromDays(3), Scheme = scheme };
        var first = await uploader.UploadAsync(files, "SITE-B_USERDISK", options);
        var again = await uploader.UploadAsync(files, "SITE-B_USERDISK", options);

        Assert.That(first.Select(report => report.WasThere), Is.All.False);
        Assert.That(again.Select(report => report.WasThere), Is.All.True);
        Assert.That(first[0].Address, Does.StartWith(scheme + "://"));
        Assert.That((await client.Dids.GetAsync(dataset)).ExpiredAt, Is.EqualTo(DateTimeOffset.UtcNow.AddDays(3)).Within(TimeSpan.FromMinutes(5)));
        await client.Dids.CloseAsync(dataset);
        Assert.That((await client.Dids.GetAsync(dataset, count: true)), Has.Property("Open").False.And.Property("Length").EqualTo(3));
        Assert.That(await client.Rules.ListAsync(dataset).ToListAsync(), Has.Count.EqualTo(1).And.One.Property("RseExpression").EqualTo("SITE-B_USERDISK"));

        var resolved = await new DatasetResolver(client).ResolveAsync(dataset, new ReplicaQuery { Schemes = ["http"] });
        using var downloader = Downloader.Open(settings);
        var fetched = await downloader.FetchAsync([.. resolved.Select(file => (file, folder["down", file.Did.Name]))], 2);
        Assert.That(fetched.Select(report => report.IsVerified), Is.All.True);
        Assert.That(fetched.Select(report => File.ReadAllText(report.Path)), Is.EquivalentTo(files.Select(file => File.ReadAllText(file.Path))));

        await client.Dids.EraseAsync(dataset, TimeSpan.FromSeconds(3600));
        Assert.That((await client.Dids.GetAsync(dataset)).ExpiredAt, Is.EqualTo(DateTimeOffset.UtcNow.AddHours(1)).Within(TimeSpan.FromMinutes(5)));
    }

    [Test]
    public async Task OtherBytesUnderANameThatIsTakenAreRefused()
    {
        using var folder = new TemporaryFolder();
        var settings = Settings("jdoe");
        using var client = RucioClient.Open(settings);
        using var uploader = new Uploader(client, settings);
        var file = Files(folder, 1)[0];
        _ = await uploader.UploadAsync([file], "SITE-B_USERDISK");
        await File.AppendAllTextAsync(file.Path, "more");

        Assert.That(async () => await uploader.UploadAsync([file], "SITE-B_USERDISK"), Throws.TypeOf<UploadException>().With.Message.Contains("already"));
    }

    [Test]
    public void FileWithoutQuotaIsRefusedBeforeItIsSent()
    {
        using var folder = new TemporaryFolder();
        var settings = Settings("student");
        using var client = RucioClient.Open(settings);
        using var uploader = new Uploader(client, settings);
        var path = folder.Write("large", new string('x', 400_000));

        Assert.That(
            async () => await uploader.UploadAsync([new UploadRequest(path, new DataIdentifier("user.student", name))], "SITE-B_USERDISK"),
            Throws.TypeOf<RucioInsufficientQuotaException>().With.Message.Contains("400,000 bytes are wanted").And.Message.Contains("the limit is 300,000").And.Message.Contains("SITE-B_USERDISK"));
        Assert.That(Stored(name), Is.Empty);
    }

    [Test]
    public void FilesThatMayNotBeRegisteredAreNotLeftAtTheSite()
    {
        using var folder = new TemporaryFolder();
        var settings = Settings("jdoe");
        using var client = RucioClient.Open(settings);
        using var uploader = new Uploader(client, settings);

        Assert.That(async () => await uploader.UploadAsync(Files(folder, 3), "SITE-A_DISK"), Throws.TypeOf<RucioAccessDeniedException>());
        Assert.That(Stored(name + ".*"), Is.Empty);
    }

    [TestCase("type=DISK", typeof(RucioInvalidRequestException), "SITE-A_DISK")]
    [TestCase("SITE-B", typeof(RucioRseNotFoundException), "SITE-B_USERDISK")]
    [TestCase("SITE-C_DISK", typeof(UploadException), "root")]
    [TestCase("SITE-D_TAPE", typeof(UploadException), "not deterministic")]
    public void SiteThatCannotBeWrittenIsRefusedBeforeAnythingIsSent(string rse, Type error, string why)
    {
        using var folder = new TemporaryFolder();
        var settings = Settings("prod");
        using var client = RucioClient.Open(settings);
        using var uploader = new Uploader(client, settings);

        Assert.That(async () => await uploader.UploadAsync(Files(folder, 1, "mc"), rse), Throws.TypeOf(error).With.Message.Contains(why));
        Assert.That(async () => await uploader.UploadAsync(Files(folder, 1, "m"), "SITE-A_DISK"), Throws.TypeOf<RucioScopeNotFoundException>().With.Message.Contains("mc"));
        Assert.That(Stored(name + ".*"), Is.Empty);
    }

    [Test]
    public async Task UploadThatWasInterruptedIsCompleted()
    {
        using var folder = new TemporaryFolder();
        var settings = Settings("jdoe");
        using var client = RucioClient.Open(settings);
        using var uploader = new Uploader(client, settings);
        var files = Files(folder, 3);
        var addresses = await client.Rses.GetPathsAsync("SITE-B_USERDISK", [.. files.Select(file => file.Did)], "file");

        // One is up and not registered; of another the half is there under the name of unfinished files.
        var (whole, half) = (new Uri(addresses[files[0].Did]).AbsolutePath, new Uri(addresses[files[1].Did]).AbsolutePath + ".rucio.upload");
        foreach (var (path, text) in new[] { (whole, await File.ReadAllTextAsync(files[0].Path)), (half, "half") })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text);
        }

        var reports = await uploader.UploadAsync(files, "SITE-B_USERDISK", new UploadOptions { Scheme = "file" });

        Assert.That(reports.Select(report => report.WasThere), Is.EqualTo(new[] { true, false, false }));
        Assert.That(Stored(name + ".*"), Has.Length.EqualTo(3).And.None.EndsWith(".upload"));
        Assert.That(await client.Replicas.ListAsync(files.Select(file => file.Did), new ReplicaQuery()).CountAsync(), Is.EqualTo(3));
    }

    [Test]
    public async Task OfficialClientReadsWhatWasUploaded()
    {
        using var folder = new TemporaryFolder();
        var settings = Settings("jdoe");
        using var client = RucioClient.Open(settings);
        using var uploader = new Uploader(client, settings);
        var dataset = new DataIdentifier("user.jdoe", name);
        var files = Files(folder, 2);
        _ = await uploader.UploadAsync(files, "SITE-B_USERDISK", new UploadOptions { Dataset = dataset });

        var server = RucioServer.Current;
        var result = ChildProcess.Run(
            Path.Combine(server.Folder, "bin", "rucio"), ["download", "--dir", folder["python"], dataset.ToString()], folder.Path,
            new Dictionary<string, string?> { ["RUCIO_CONFIG"] = server.Configuration("jdoe"), ["X509_USER_PROXY"] = server.Credential("jdoe.proxy") });

        Assert.That(result.ExitCode, Is.Zero, result.Output + result.Error);
        Assert.That(
            Directory.GetFiles(folder["python", name]).Order(StringComparer.Ordinal).Select(File.ReadAllText), Is.EqualTo(files.Select(file => File.ReadAllText(file.Path))));
    }

    private static RucioSettings Settings(string user) => RucioConfiguration.Read(
        new UserEnvironment(new Dictionary<string, string> { ["RUCIO_CONFIG"] = RucioServer.Current.Configuration(user) }, 0), null, null);

    private static string[] Stored(string pattern) => Directory.GetFiles(Path.Combine(RucioServer.Current.Folder, "store"), pattern, SearchOption.AllDirectories);

    private List<UploadRequest> Files(TemporaryFolder folder, int count, string scope = "user.jdoe") =>
        [.. Enumerable.Range(0, count).Select(i => new UploadRequest(folder.Write($"{i}", $"{name} {i}"), new DataIdentifier(scope, $"{name}.{i}.root")) { Events = i })];
}
